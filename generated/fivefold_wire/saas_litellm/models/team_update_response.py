# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`TeamUpdateResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TeamUpdateResponse(_model.Model):
    """A changed team.

    Attributes:
        team_id: Id of the team.
        credits_allocated: Credits given so far.
        credits_used: Credits charged so far.
        credits_remaining: Credits left.
        budget_mode: How the price of a job is reckoned.
        credits_per_dollar: Credits per US dollar of cost.
        message: What happened, in words.
    """

    team_id: str
    credits_allocated: int
    credits_used: int
    credits_remaining: int
    budget_mode: _t.Literal["job_based", "consumption_usd", "consumption_tokens"] | str | None
    credits_per_dollar: float
    message: str

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("credits_allocated", "credits_allocated", _codec.INT, required=True),
        _model.Field("credits_used", "credits_used", _codec.INT, required=True),
        _model.Field("credits_remaining", "credits_remaining", _codec.INT, required=True),
        _model.Field("budget_mode", "budget_mode", _shapes.nullable(_codec.STR), required=True),
        _model.Field("credits_per_dollar", "credits_per_dollar", _codec.FLOAT, required=True),
        _model.Field("message", "message", _codec.STR, required=True),
    )
