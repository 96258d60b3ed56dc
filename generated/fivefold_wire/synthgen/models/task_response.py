# Machine-written by scripts/generate.py from openapi/synthgen.json with openapi-python-client 0.29.1: do not edit.
"""`TaskResponse`, a schema of Synthgen."""

from __future__ import annotations

import datetime as _dt
import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TaskResponse(_model.Model):
    """A task as the server keeps it.

    Attributes:
        message_id: Id that the server gave the task.
        batch_id: Batch that it belongs to.
        custom_id: Name that the client gave it. Only from `get_task`, and not from old servers.
        status: Where it stands.
        body: The request that was sent to the language model.
        completions: The answer of the language model as it came, or `{"error": …}` if the task failed; null or
            empty if there is none.
        cached: Whether the answer came from the cache.
        created_at: When it was taken in.
        started_at: When it was started; null if it was not.
        completed_at: When it was completed; set already when a task that tracks its progress is started.
        duration: How long the language model took, in milliseconds; of a cached task, how long it took the first
            time.
        dataset: Name of the dataset that it belongs to.
        source: What was submitted as `source`.
        result: Not used, always empty. Only in listings.
    """

    message_id: str
    batch_id: str | None = _model.NOT_GIVEN
    custom_id: str | None = _model.NOT_GIVEN
    status: _t.Literal["PENDING", "PROCESSING", "COMPLETED", "FAILED"] | str
    body: dict[str, _t.Any] | None = _model.NOT_GIVEN
    completions: dict[str, _t.Any] | None = _model.NOT_GIVEN
    cached: bool
    created_at: _dt.datetime
    started_at: _dt.datetime | None = _model.NOT_GIVEN
    completed_at: _dt.datetime | None = _model.NOT_GIVEN
    duration: int | None = _model.NOT_GIVEN
    dataset: str | None = _model.NOT_GIVEN
    source: dict[str, _t.Any] | None = _model.NOT_GIVEN
    result: dict[str, _t.Any] | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("message_id", "message_id", _codec.STR, required=True),
        _model.Field("batch_id", "batch_id", _codec.STR),
        _model.Field("custom_id", "custom_id", _codec.STR),
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("body", "body", _shapes.mapping(_codec.ANY)),
        _model.Field("completions", "completions", _shapes.mapping(_codec.ANY)),
        _model.Field("cached", "cached", _codec.BOOL, required=True),
        _model.Field("created_at", "created_at", _codec.TIME, required=True),
        _model.Field("started_at", "started_at", _codec.TIME),
        _model.Field("completed_at", "completed_at", _codec.TIME),
        _model.Field("duration", "duration", _codec.INT),
        _model.Field("dataset", "dataset", _codec.STR),
        _model.Field("source", "source", _shapes.mapping(_codec.ANY)),
        _model.Field("result", "result", _shapes.mapping(_codec.ANY)),
    )
