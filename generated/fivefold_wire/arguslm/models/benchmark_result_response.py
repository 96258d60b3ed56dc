# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`BenchmarkResultResponse`, a schema of ArgusLM."""

from __future__ import annotations

import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BenchmarkResultResponse(_model.Model):
    """Measurements of one call to one model.

    Attributes:
        id: Id of the result.
        model_id: Id of the model in ArgusLM.
        model_name: Custom name of the model, or else the provider's name for it; null if unknown.
        ttft_ms: Time to the first token, in milliseconds; 0 if the call failed.
        tps: Tokens per second over the whole call; 0 if the call failed.
        tps_excluding_ttft: Tokens per second after the first token; 0 if the call failed.
        total_latency_ms: Time of the whole call, in milliseconds; 0 if the call failed.
        input_tokens: Number of tokens sent; the server does not count them, so it is always 0.
        output_tokens: Number of tokens generated; 0 if the call failed.
        estimated_cost: Price of the call; the server does not estimate it, so it is always null.
        error: What went wrong with this call; null if it succeeded.
    """

    id: _uuid.UUID
    model_id: _uuid.UUID
    model_name: str | None
    ttft_ms: float
    tps: float
    tps_excluding_ttft: float
    total_latency_ms: float
    input_tokens: int
    output_tokens: int
    estimated_cost: float | None
    error: str | None

    _wire = (
        _model.Field("id", "id", _codec.ID, required=True),
        _model.Field("model_id", "model_id", _codec.ID, required=True),
        _model.Field("model_name", "model_name", _shapes.nullable(_codec.STR), required=True),
        _model.Field("ttft_ms", "ttft_ms", _codec.FLOAT, required=True),
        _model.Field("tps", "tps", _codec.FLOAT, required=True),
        _model.Field("tps_excluding_ttft", "tps_excluding_ttft", _codec.FLOAT, required=True),
        _model.Field("total_latency_ms", "total_latency_ms", _codec.FLOAT, required=True),
        _model.Field("input_tokens", "input_tokens", _codec.INT, required=True),
        _model.Field("output_tokens", "output_tokens", _codec.INT, required=True),
        _model.Field("estimated_cost", "estimated_cost", _shapes.nullable(_codec.FLOAT), required=True),
        _model.Field("error", "error", _shapes.nullable(_codec.STR), required=True),
    )
