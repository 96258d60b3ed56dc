# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`UptimeExportRow`, a schema of ArgusLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class UptimeExportRow(_model.Model):
    """One check in an exported file.

    Attributes:
        model_name: Custom name of the model, or else the provider's name for it.
        provider: Kind of provider of the model.
        status: Outcome: `up` or `down`.
        latency_ms: Time of the whole call, in milliseconds; null if the model was down; the CSV file leaves it
            empty for 0 too.
        error: What went wrong; null if the model was up.
        timestamp: Start of the run the check belongs to.
    """

    model_name: str
    provider: str
    status: _t.Literal["up", "down", "degraded"] | str
    latency_ms: float | None
    error: str | None
    timestamp: _dt.datetime

    _wire = (
        _model.Field("model_name", "model_name", _codec.STR, required=True),
        _model.Field("provider", "provider", _codec.STR, required=True),
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("latency_ms", "latency_ms", _shapes.nullable(_codec.FLOAT), required=True),
        _model.Field("error", "error", _shapes.nullable(_codec.STR), required=True),
        _model.Field("timestamp", "timestamp", _codec.TIME, required=True),
    )
