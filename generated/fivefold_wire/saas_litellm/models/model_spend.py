# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ModelSpend`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ModelSpend(_model.Model):
    """What a model cost.

    Attributes:
        model: The provider's model; `unknown` for failed calls.
        spend: Cost in US dollars.
        count: Number of calls.
    """

    model: str
    spend: float
    count: int

    _wire = (
        _model.Field("model", "model", _codec.STR, required=True),
        _model.Field("spend", "spend", _codec.FLOAT, required=True),
        _model.Field("count", "count", _codec.INT, required=True),
    )
