# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ConversionRateDefaults`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ConversionRateDefaults(_model.Model):
    """Which rates are the server's defaults.

    Attributes:
        tokens_per_credit: Whether this one is.
        credits_per_dollar: Whether this one is.
    """

    tokens_per_credit: bool
    credits_per_dollar: bool

    _wire = (
        _model.Field("tokens_per_credit", "tokens_per_credit", _codec.BOOL, required=True),
        _model.Field("credits_per_dollar", "credits_per_dollar", _codec.BOOL, required=True),
    )
