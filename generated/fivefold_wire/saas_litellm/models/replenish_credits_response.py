# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ReplenishCreditsResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ReplenishCreditsResponse(_model.Model):
    """Credits that were added for a payment.

    Attributes:
        team_id: The team.
        credits_added: Number of credits.
        credits_before: Credits allocated before; not those left.
        credits_after: Credits allocated after.
        payment_type: How they were paid.
        payment_amount_usd: Amount paid in US dollars; null if not told.
        transaction: The change.
    """

    team_id: str
    credits_added: int
    credits_before: int
    credits_after: int
    payment_type: _t.Literal["subscription", "one_time"] | str
    payment_amount_usd: float | None
    transaction: _models.CreditTransaction

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("credits_added", "credits_added", _codec.INT, required=True),
        _model.Field("credits_before", "credits_before", _codec.INT, required=True),
        _model.Field("credits_after", "credits_after", _codec.INT, required=True),
        _model.Field("payment_type", "payment_type", _codec.STR, required=True),
        _model.Field("payment_amount_usd", "payment_amount_usd", _shapes.nullable(_codec.FLOAT), required=True),
        _model.Field("transaction", "transaction", _shapes.model(_models, "CreditTransaction"), required=True),
    )
