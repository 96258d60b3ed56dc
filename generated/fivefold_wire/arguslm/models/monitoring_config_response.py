# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`MonitoringConfigResponse`, a schema of ArgusLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class MonitoringConfigResponse(_model.Model):
    """The monitoring schedule; a server has exactly one.

    Attributes:
        id: Id of the schedule.
        interval_minutes: Minutes between two runs; 15 at first (at least 1).
        prompt_pack: Prompt pack the models are checked with; `health_check` at first.
        enabled: Whether runs are scheduled; `run_monitoring` works either way.
        last_run_at: When the last run ended, also if it failed; null before the first.
        created_at: When the schedule was created.
    """

    id: _uuid.UUID
    interval_minutes: int
    prompt_pack: (
        _t.Literal[
            "health_check",
            "shakespeare",
            "synthetic_short",
            "synthetic_medium",
            "synthetic_long",
            "code_generation",
            "reasoning",
        ]
        | str
    )
    enabled: bool
    last_run_at: _dt.datetime | None
    created_at: _dt.datetime

    _wire = (
        _model.Field("id", "id", _codec.ID, required=True),
        _model.Field("interval_minutes", "interval_minutes", _codec.INT, required=True),
        _model.Field("prompt_pack", "prompt_pack", _codec.STR, required=True),
        _model.Field("enabled", "enabled", _codec.BOOL, required=True),
        _model.Field("last_run_at", "last_run_at", _shapes.nullable(_codec.TIME), required=True),
        _model.Field("created_at", "created_at", _codec.TIME, required=True),
    )
