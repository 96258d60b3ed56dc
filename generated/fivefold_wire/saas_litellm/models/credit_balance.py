# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`CreditBalance`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class CreditBalance(_model.Model):
    """The credit account of a team.

    Attributes:
        team_id: The team.
        organization_id: Its organization; null if adding credits created the team.
        credits_allocated: Credits given so far.
        credits_used: Credits charged so far.
        credits_remaining: Credits left.
        credit_limit: Limit; null if there is none.
        auto_refill: Whether credits are refilled.
        refill_amount: Credits per refill; null if never set.
        refill_period: How often credits are refilled; null if never set.
        last_refill_at: When credits were last refilled; null if never.
        budget_mode: How the price of a job is reckoned.
        credits_per_dollar: Credits per US dollar of cost.
        tokens_per_credit: Tokens per credit.
        cost_markup_percentage: Percent added to the costs.
        status: State of the team.
        created_at: When the account was created.
        updated_at: When it last changed.
    """

    team_id: str
    organization_id: str | None
    credits_allocated: int
    credits_used: int
    credits_remaining: int
    credit_limit: int | None
    auto_refill: bool
    refill_amount: int | None
    refill_period: _t.Literal["monthly", "weekly", "daily"] | str | None
    last_refill_at: _dt.datetime | None
    budget_mode: _t.Literal["job_based", "consumption_usd", "consumption_tokens"] | str
    credits_per_dollar: float
    tokens_per_credit: int
    cost_markup_percentage: float
    status: _t.Literal["active", "suspended", "paused"] | str
    created_at: _dt.datetime
    updated_at: _dt.datetime

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("organization_id", "organization_id", _shapes.nullable(_codec.STR), required=True),
        _model.Field("credits_allocated", "credits_allocated", _codec.INT, required=True),
        _model.Field("credits_used", "credits_used", _codec.INT, required=True),
        _model.Field("credits_remaining", "credits_remaining", _codec.INT, required=True),
        _model.Field("credit_limit", "credit_limit", _shapes.nullable(_codec.INT), required=True),
        _model.Field("auto_refill", "auto_refill", _codec.BOOL, required=True),
        _model.Field("refill_amount", "refill_amount", _shapes.nullable(_codec.INT), required=True),
        _model.Field("refill_period", "refill_period", _shapes.nullable(_codec.STR), required=True),
        _model.Field("last_refill_at", "last_refill_at", _shapes.nullable(_codec.TIME), required=True),
        _model.Field("budget_mode", "budget_mode", _codec.STR, required=True),
        _model.Field("credits_per_dollar", "credits_per_dollar", _codec.FLOAT, required=True),
        _model.Field("tokens_per_credit", "tokens_per_credit", _codec.INT, required=True),
        _model.Field("cost_markup_percentage", "cost_markup_percentage", _codec.FLOAT, required=True),
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("created_at", "created_at", _codec.TIME, required=True),
        _model.Field("updated_at", "updated_at", _codec.TIME, required=True),
    )
