# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`BudgetModeResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BudgetModeResponse(_model.Model):
    """How the price of a job is reckoned now.

    Attributes:
        team_id: The team.
        budget_mode: How the price of a job is reckoned.
        credits_per_dollar: Credits per US dollar of cost; null for the server's default.
        tokens_per_credit: Tokens per credit; null for the server's default.
        message: What happened, in words.
    """

    team_id: str
    budget_mode: _t.Literal["job_based", "consumption_usd", "consumption_tokens"] | str
    credits_per_dollar: float | None
    tokens_per_credit: int | None
    message: str

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("budget_mode", "budget_mode", _codec.STR, required=True),
        _model.Field("credits_per_dollar", "credits_per_dollar", _shapes.nullable(_codec.FLOAT), required=True),
        _model.Field("tokens_per_credit", "tokens_per_credit", _shapes.nullable(_codec.INT), required=True),
        _model.Field("message", "message", _codec.STR, required=True),
    )
