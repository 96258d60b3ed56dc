# Machine-written by scripts/generate.py from openapi/synthgen.json with openapi-python-client 0.29.1: do not edit.
"""`StatsSummary`, a schema of Synthgen."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class StatsSummary(_model.Model):
    """The whole time range in one.

    Attributes:
        total_tasks: Tasks in all; stops at 10000.
        completed_tasks: Tasks that were answered. Newer servers leave out those answered from the cache, old ones
            count them in.
        failed_tasks: Tasks that failed.
        cached_tasks: Tasks answered from the cache.
        processing_tasks: Tasks at work. Not from old servers.
        total_tokens: Tokens in and out.
        total_prompt_tokens: Tokens in. Not from old servers.
        total_completion_tokens: Tokens out. Old servers call it `completion_tokens`.
        completion_tokens: Tokens out. Only from old servers.
        average_response_time: Mean duration of a task, in milliseconds.
        tokens_per_second: Tokens out for each second of task time, not of wall time.
        cache_hit_rate: Tasks answered from the cache, in percent: 80.0 is 80 %. Exceeds 100 when `total_tasks`
            stops at 10000.
    """

    total_tasks: int
    completed_tasks: int
    failed_tasks: int
    cached_tasks: int
    processing_tasks: int | None = _model.NOT_GIVEN
    total_tokens: int
    total_prompt_tokens: int | None = _model.NOT_GIVEN
    total_completion_tokens: int | None = _model.NOT_GIVEN
    completion_tokens: int | None = _model.NOT_GIVEN
    average_response_time: int
    tokens_per_second: float
    cache_hit_rate: float

    _wire = (
        _model.Field("total_tasks", "total_tasks", _codec.INT, required=True),
        _model.Field("completed_tasks", "completed_tasks", _codec.INT, required=True),
        _model.Field("failed_tasks", "failed_tasks", _codec.INT, required=True),
        _model.Field("cached_tasks", "cached_tasks", _codec.INT, required=True),
        _model.Field("processing_tasks", "processing_tasks", _codec.INT),
        _model.Field("total_tokens", "total_tokens", _codec.INT, required=True),
        _model.Field("total_prompt_tokens", "total_prompt_tokens", _codec.INT),
        _model.Field("total_completion_tokens", "total_completion_tokens", _codec.INT),
        _model.Field("completion_tokens", "completion_tokens", _codec.INT),
        _model.Field("average_response_time", "average_response_time", _codec.INT, required=True),
        _model.Field("tokens_per_second", "tokens_per_second", _codec.FLOAT, required=True),
        _model.Field("cache_hit_rate", "cache_hit_rate", _codec.FLOAT, required=True),
    )
