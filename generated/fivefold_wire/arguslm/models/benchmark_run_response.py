# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`BenchmarkRunResponse`, a schema of ArgusLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BenchmarkRunResponse(_model.Model):
    """A benchmark run, without its results.

    Attributes:
        id: Id of the run.
        name: Name of the run.
        status: State of the run; a run whose results cannot be stored stays `running` for ever.
        model_ids: Ids of the models measured.
        prompt_pack: Prompt pack that was asked for.
        triggered_by: Who started the run, `user` so far.
        started_at: When the run was asked for.
        completed_at: When the run ended; null until then.
        result_count: Number of stored results; 0 until the run ends.
        created_at: When the run was created.
        updated_at: When the run last changed.
    """

    id: _uuid.UUID
    name: str
    status: _t.Literal["pending", "running", "completed", "failed"] | str
    model_ids: list[str]
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
    triggered_by: _t.Literal["user", "scheduled"] | str
    started_at: _dt.datetime
    completed_at: _dt.datetime | None
    result_count: int
    created_at: _dt.datetime
    updated_at: _dt.datetime

    _wire = (
        _model.Field("id", "id", _codec.ID, required=True),
        _model.Field("name", "name", _codec.STR, required=True),
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("model_ids", "model_ids", _shapes.array(_codec.STR), required=True),
        _model.Field("prompt_pack", "prompt_pack", _codec.STR, required=True),
        _model.Field("triggered_by", "triggered_by", _codec.STR, required=True),
        _model.Field("started_at", "started_at", _codec.TIME, required=True),
        _model.Field("completed_at", "completed_at", _shapes.nullable(_codec.TIME), required=True),
        _model.Field("result_count", "result_count", _codec.INT, required=True),
        _model.Field("created_at", "created_at", _codec.TIME, required=True),
        _model.Field("updated_at", "updated_at", _codec.TIME, required=True),
    )
