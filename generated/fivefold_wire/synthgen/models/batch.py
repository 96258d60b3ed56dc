# Machine-written by scripts/generate.py from openapi/synthgen.json with openapi-python-client 0.29.1: do not edit.
"""`Batch`, a schema of Synthgen."""

from __future__ import annotations

import datetime as _dt
import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Batch(_model.Model):
    """The state of a batch.

    Attributes:
        batch_id: Id of the batch.
        batch_status: `PROCESSING` or `PENDING` while there is work left, else `FAILED` if any task failed, else
            `COMPLETED`.
        total_tasks: Tasks in all, as far as they are taken in: it grows for some time after an upload.
        completed_tasks: Tasks that were answered. Newer servers leave out those answered from the cache, old ones
            count them in.
        failed_tasks: Tasks that failed.
        pending_tasks: Tasks that wait.
        processing_tasks: Tasks at work.
        cached_tasks: Tasks answered from the cache.
        created_at: When the first task was taken in; null if unknown.
        started_at: When the first task was started; null if none was.
        completed_at: When the last task was completed; null if none was.
        duration: From `created_at` to `completed_at`, in whole seconds; null if either is missing.
        total_tokens: Tokens in and out, without those of cached tasks.
        prompt_tokens: Tokens in, without those of cached tasks.
        completion_tokens: Tokens out, without those of cached tasks.
    """

    batch_id: str
    batch_status: _t.Literal["PENDING", "PROCESSING", "COMPLETED", "FAILED"] | str
    total_tasks: int
    completed_tasks: int
    failed_tasks: int
    pending_tasks: int
    processing_tasks: int
    cached_tasks: int
    created_at: _dt.datetime | None
    started_at: _dt.datetime | None
    completed_at: _dt.datetime | None
    duration: int | None
    total_tokens: int
    prompt_tokens: int
    completion_tokens: int

    _wire = (
        _model.Field("batch_id", "batch_id", _codec.STR, required=True),
        _model.Field("batch_status", "batch_status", _codec.STR, required=True),
        _model.Field("total_tasks", "total_tasks", _codec.INT, required=True),
        _model.Field("completed_tasks", "completed_tasks", _codec.INT, required=True),
        _model.Field("failed_tasks", "failed_tasks", _codec.INT, required=True),
        _model.Field("pending_tasks", "pending_tasks", _codec.INT, required=True),
        _model.Field("processing_tasks", "processing_tasks", _codec.INT, required=True),
        _model.Field("cached_tasks", "cached_tasks", _codec.INT, required=True),
        _model.Field("created_at", "created_at", _shapes.nullable(_codec.TIME), required=True),
        _model.Field("started_at", "started_at", _shapes.nullable(_codec.TIME), required=True),
        _model.Field("completed_at", "completed_at", _shapes.nullable(_codec.TIME), required=True),
        _model.Field("duration", "duration", _shapes.nullable(_codec.INT), required=True),
        _model.Field("total_tokens", "total_tokens", _codec.INT, required=True),
        _model.Field("prompt_tokens", "prompt_tokens", _codec.INT, required=True),
        _model.Field("completion_tokens", "completion_tokens", _codec.INT, required=True),
    )
