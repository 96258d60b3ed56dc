# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`AutoRefillResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class AutoRefillResponse(_model.Model):
    """How credits are refilled.

    Attributes:
        team_id: The team.
        auto_refill_enabled: Whether they are.
        refill_amount: Credits per refill; null if never set.
        refill_period: How often; null if never set.
        last_refill_at: When credits were last refilled; null if never.
        message: What happened, in words.
    """

    team_id: str
    auto_refill_enabled: bool
    refill_amount: int | None
    refill_period: _t.Literal["monthly", "weekly", "daily"] | str | None
    last_refill_at: _dt.datetime | None
    message: str

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("auto_refill_enabled", "auto_refill_enabled", _codec.BOOL, required=True),
        _model.Field("refill_amount", "refill_amount", _shapes.nullable(_codec.INT), required=True),
        _model.Field("refill_period", "refill_period", _shapes.nullable(_codec.STR), required=True),
        _model.Field("last_refill_at", "last_refill_at", _shapes.nullable(_codec.TIME), required=True),
        _model.Field("message", "message", _codec.STR, required=True),
    )
