# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`BenchmarkExport`, a schema of ArgusLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BenchmarkExport(_model.Model):
    """An exported benchmark run as JSON.

    Attributes:
        run_id: Id of the run.
        run_name: Name of the run.
        prompt_pack: Prompt pack that was asked for.
        started_at: When the run was asked for.
        completed_at: When the run ended; null until then.
        results: The results; the rows of the CSV file have the same columns.
    """

    run_id: _uuid.UUID
    run_name: str
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
    started_at: _dt.datetime
    completed_at: _dt.datetime | None
    results: list[_models.BenchmarkExportRow]

    _wire = (
        _model.Field("run_id", "run_id", _codec.ID, required=True),
        _model.Field("run_name", "run_name", _codec.STR, required=True),
        _model.Field("prompt_pack", "prompt_pack", _codec.STR, required=True),
        _model.Field("started_at", "started_at", _codec.TIME, required=True),
        _model.Field("completed_at", "completed_at", _shapes.nullable(_codec.TIME), required=True),
        _model.Field("results", "results", _shapes.array(_shapes.model(_models, "BenchmarkExportRow")), required=True),
    )
