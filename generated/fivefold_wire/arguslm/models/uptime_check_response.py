# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`UptimeCheckResponse`, a schema of ArgusLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class UptimeCheckResponse(_model.Model):
    """One check of one model.

    Attributes:
        id: Id of the check.
        model_id: Id of the model in ArgusLM.
        model_name: Custom name of the model, or else the provider's name for it.
        provider_type: Kind of provider of the model; null if unknown.
        status: Outcome: `up` or `down`.
        latency_ms: Time of the whole call, in milliseconds; null if the model was down.
        ttft_ms: Time to the first token, in milliseconds; null if the model was down.
        tps: Tokens per second after the first token; null if the model was down.
        output_tokens: Number of tokens generated; null if the model was down.
        error: What went wrong; null if the model was up.
        created_at: Start of the run the check belongs to; the same for all checks of a run.
    """

    id: _uuid.UUID
    model_id: _uuid.UUID
    model_name: str
    provider_type: str | None
    status: _t.Literal["up", "down", "degraded"] | str
    latency_ms: float | None
    ttft_ms: float | None
    tps: float | None
    output_tokens: int | None
    error: str | None
    created_at: _dt.datetime

    _wire = (
        _model.Field("id", "id", _codec.ID, required=True),
        _model.Field("model_id", "model_id", _codec.ID, required=True),
        _model.Field("model_name", "model_name", _codec.STR, required=True),
        _model.Field("provider_type", "provider_type", _shapes.nullable(_codec.STR), required=True),
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("latency_ms", "latency_ms", _shapes.nullable(_codec.FLOAT), required=True),
        _model.Field("ttft_ms", "ttft_ms", _shapes.nullable(_codec.FLOAT), required=True),
        _model.Field("tps", "tps", _shapes.nullable(_codec.FLOAT), required=True),
        _model.Field("output_tokens", "output_tokens", _shapes.nullable(_codec.INT), required=True),
        _model.Field("error", "error", _shapes.nullable(_codec.STR), required=True),
        _model.Field("created_at", "created_at", _codec.TIME, required=True),
    )
