# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`TeamSummary`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TeamSummary(_model.Model):
    """A team in a list, with its key.

    Attributes:
        team_id: Id of the team.
        organization_id: Its organization; null if adding credits created the team.
        credits_allocated: Credits given so far.
        credits_remaining: Credits left.
        credits_used: Credits charged so far.
        access_groups: Its access groups.
        virtual_key: Key of the team; null if it has none.
        budget_mode: How the price of a job is reckoned.
        credits_per_dollar: Credits per US dollar of cost.
        status: State of the team.
        created_at: When it was created.
    """

    team_id: str
    organization_id: str | None
    credits_allocated: int
    credits_remaining: int
    credits_used: int
    access_groups: list[str]
    virtual_key: str | None
    budget_mode: _t.Literal["job_based", "consumption_usd", "consumption_tokens"] | str
    credits_per_dollar: float
    status: _t.Literal["active", "suspended", "paused"] | str
    created_at: _dt.datetime | None

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("organization_id", "organization_id", _shapes.nullable(_codec.STR), required=True),
        _model.Field("credits_allocated", "credits_allocated", _codec.INT, required=True),
        _model.Field("credits_remaining", "credits_remaining", _codec.INT, required=True),
        _model.Field("credits_used", "credits_used", _codec.INT, required=True),
        _model.Field("access_groups", "access_groups", _shapes.array(_codec.STR), required=True),
        _model.Field("virtual_key", "virtual_key", _shapes.nullable(_codec.STR), required=True, secret=True),
        _model.Field("budget_mode", "budget_mode", _codec.STR, required=True),
        _model.Field("credits_per_dollar", "credits_per_dollar", _codec.FLOAT, required=True),
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("created_at", "created_at", _shapes.nullable(_codec.TIME), required=True),
    )
