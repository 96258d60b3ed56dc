# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`BenchmarkExportRow`, a schema of ArgusLM."""

from __future__ import annotations

import datetime as _dt

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BenchmarkExportRow(_model.Model):
    """One result in an exported file.

    Attributes:
        model_name: Custom name of the model, or else the provider's name for it.
        provider: Kind of provider of the model.
        ttft_ms: Time to the first token, in milliseconds; 0 if the call failed.
        tps: Tokens per second over the whole call; 0 if the call failed.
        tps_excluding_ttft: Tokens per second after the first token; 0 if the call failed.
        total_latency_ms: Time of the whole call, in milliseconds; 0 if the call failed.
        input_tokens: Number of tokens sent; the server does not count them, so it is always 0.
        output_tokens: Number of tokens generated; 0 if the call failed.
        error: What went wrong with this call; null if it succeeded.
        timestamp: When the result was stored.
    """

    model_name: str
    provider: str
    ttft_ms: float
    tps: float
    tps_excluding_ttft: float
    total_latency_ms: float
    input_tokens: int
    output_tokens: int
    error: str | None
    timestamp: _dt.datetime

    _wire = (
        _model.Field("model_name", "model_name", _codec.STR, required=True),
        _model.Field("provider", "provider", _codec.STR, required=True),
        _model.Field("ttft_ms", "ttft_ms", _codec.FLOAT, required=True),
        _model.Field("tps", "tps", _codec.FLOAT, required=True),
        _model.Field("tps_excluding_ttft", "tps_excluding_ttft", _codec.FLOAT, required=True),
        _model.Field("total_latency_ms", "total_latency_ms", _codec.FLOAT, required=True),
        _model.Field("input_tokens", "input_tokens", _codec.INT, required=True),
        _model.Field("output_tokens", "output_tokens", _codec.INT, required=True),
        _model.Field("error", "error", _shapes.nullable(_codec.STR), required=True),
        _model.Field("timestamp", "timestamp", _codec.TIME, required=True),
    )
