# Machine-written by scripts/generate.py from openapi/synthgen.json with openapi-python-client 0.29.1: do not edit.
"""`TimeSeriesDataPoint`, a schema of Synthgen."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TimeSeriesDataPoint(_model.Model):
    """What was completed within one interval.

    Attributes:
        timestamp: Start of the interval in UTC, as `YYYY-MM-DD HH:MM:SS` without a zone.
        total_tasks: Tasks in all.
        completed_tasks: Tasks that were answered. Newer servers leave out those answered from the cache, old ones
            count them in.
        failed_tasks: Tasks that failed.
        cached_tasks: Tasks answered from the cache.
        total_tokens: Tokens in and out.
        prompt_tokens: Tokens in.
        completion_tokens: Tokens out.
        avg_duration_ms: Mean duration of a task, in milliseconds.
        tokens_per_second: Tokens out for each second of task time, not of wall time.
    """

    timestamp: str
    total_tasks: int
    completed_tasks: int
    failed_tasks: int
    cached_tasks: int
    total_tokens: int
    prompt_tokens: int
    completion_tokens: int
    avg_duration_ms: int
    tokens_per_second: float

    _wire = (
        _model.Field("timestamp", "timestamp", _codec.STR, required=True),
        _model.Field("total_tasks", "total_tasks", _codec.INT, required=True),
        _model.Field("completed_tasks", "completed_tasks", _codec.INT, required=True),
        _model.Field("failed_tasks", "failed_tasks", _codec.INT, required=True),
        _model.Field("cached_tasks", "cached_tasks", _codec.INT, required=True),
        _model.Field("total_tokens", "total_tokens", _codec.INT, required=True),
        _model.Field("prompt_tokens", "prompt_tokens", _codec.INT, required=True),
        _model.Field("completion_tokens", "completion_tokens", _codec.INT, required=True),
        _model.Field("avg_duration_ms", "avg_duration_ms", _codec.INT, required=True),
        _model.Field("tokens_per_second", "tokens_per_second", _codec.FLOAT, required=True),
    )
