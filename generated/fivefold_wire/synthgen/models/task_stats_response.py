# Machine-written by scripts/generate.py from openapi/synthgen.json with openapi-python-client 0.29.1: do not edit.
"""`TaskStatsResponse`, a schema of Synthgen."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TaskStatsResponse(_model.Model):
    """Counts over all tasks of the service.

    Attributes:
        total_tasks: Tasks in all.
        completed_tasks: Tasks that were answered, without those answered from the cache.
        failed_tasks: Tasks that failed.
        pending_tasks: Tasks that wait.
        processing_tasks: Tasks at work.
        cached_tasks: Tasks answered from the cache.
        total_tokens: Tokens in and out.
        prompt_tokens: Tokens in.
        completion_tokens: Tokens out.
    """

    total_tasks: int
    completed_tasks: int
    failed_tasks: int
    pending_tasks: int
    processing_tasks: int
    cached_tasks: int
    total_tokens: int
    prompt_tokens: int
    completion_tokens: int

    _wire = (
        _model.Field("total_tasks", "total_tasks", _codec.INT, required=True),
        _model.Field("completed_tasks", "completed_tasks", _codec.INT, required=True),
        _model.Field("failed_tasks", "failed_tasks", _codec.INT, required=True),
        _model.Field("pending_tasks", "pending_tasks", _codec.INT, required=True),
        _model.Field("processing_tasks", "processing_tasks", _codec.INT, required=True),
        _model.Field("cached_tasks", "cached_tasks", _codec.INT, required=True),
        _model.Field("total_tokens", "total_tokens", _codec.INT, required=True),
        _model.Field("prompt_tokens", "prompt_tokens", _codec.INT, required=True),
        _model.Field("completion_tokens", "completion_tokens", _codec.INT, required=True),
    )
