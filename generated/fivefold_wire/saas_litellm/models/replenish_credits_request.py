# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ReplenishCreditsRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ReplenishCreditsRequest(_model.Model):
    """Credits that were paid for.

    Attributes:
        credits: Number of credits (at least 1).
        payment_type: How they were paid.
        payment_amount_usd: Amount paid in US dollars, for the record; none by default.
        reason: Why, in words; made from the payment by default.
    """

    credits: int
    payment_type: _t.Literal["subscription", "one_time"]
    payment_amount_usd: float | None = _model.NOT_GIVEN
    reason: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("credits", "credits", _codec.INT, required=True),
        _model.Field("payment_type", "payment_type", _shapes.literal("subscription", "one_time"), required=True),
        _model.Field("payment_amount_usd", "payment_amount_usd", _codec.FLOAT),
        _model.Field("reason", "reason", _codec.STR),
    )
