# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`CreditTransactions`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class CreditTransactions(_model.Model):
    """A team's latest credit transactions, newest first.

    Attributes:
        team_id: The team.
        total: Number of transactions in this answer.
        transactions: The transactions.
    """

    team_id: str
    total: int
    transactions: list[_models.CreditTransaction]

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("total", "total", _codec.INT, required=True),
        _model.Field(
            "transactions", "transactions", _shapes.array(_shapes.model(_models, "CreditTransaction")), required=True
        ),
    )
