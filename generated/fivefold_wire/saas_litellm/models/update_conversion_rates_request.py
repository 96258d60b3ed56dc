# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`UpdateConversionRatesRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class UpdateConversionRatesRequest(_model.Model):
    """New rates; a rate left out or null keeps its value, one not above 0 gives a 400.

    Attributes:
        tokens_per_credit: Tokens per credit (at least 1).
        credits_per_dollar: Credits per US dollar of cost (more than 0).
    """

    tokens_per_credit: int | None = _model.NOT_GIVEN
    credits_per_dollar: float | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("tokens_per_credit", "tokens_per_credit", _codec.INT),
        _model.Field("credits_per_dollar", "credits_per_dollar", _codec.FLOAT),
    )
