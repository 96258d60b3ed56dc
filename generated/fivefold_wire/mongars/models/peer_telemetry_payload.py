# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`PeerTelemetryPayload`, a schema of monGARS."""

from __future__ import annotations

import datetime as _dt

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class PeerTelemetryPayload(_model.Model):
    """The load and the work of one node.

    Attributes:
        scheduler_id: Name of the node's scheduler; null without one.
        queue_depth: Number of tasks waiting; 0 by default.
        active_workers: Number of workers at work; 0 by default.
        concurrency: Most workers at a time; 0 by default.
        load_factor: Load relative to `concurrency`, where 1 is full and more is possible; 0 by default.
        worker_uptime_seconds: How long the workers have been up, in seconds; 0 by default.
        tasks_processed: Number of tasks done; 0 by default.
        tasks_failed: Number of tasks that failed; 0 by default.
        task_failure_rate: Failed tasks by processed ones; 0 by default.
        observed_at: When this was so; without an offset it is UTC; the server's present by default.
        source: Name or address of the node, at most 2048 characters; a new report replaces the last one of the same
            source; `local` stands for the server itself; null takes `scheduler_id` instead.
    """

    scheduler_id: str | None = _model.NOT_GIVEN
    queue_depth: int | None = _model.NOT_GIVEN
    active_workers: int | None = _model.NOT_GIVEN
    concurrency: int | None = _model.NOT_GIVEN
    load_factor: float | None = _model.NOT_GIVEN
    worker_uptime_seconds: float | None = _model.NOT_GIVEN
    tasks_processed: int | None = _model.NOT_GIVEN
    tasks_failed: int | None = _model.NOT_GIVEN
    task_failure_rate: float | None = _model.NOT_GIVEN
    observed_at: _dt.datetime | None = _model.NOT_GIVEN
    source: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("scheduler_id", "scheduler_id", _codec.STR),
        _model.Field("queue_depth", "queue_depth", _codec.INT),
        _model.Field("active_workers", "active_workers", _codec.INT),
        _model.Field("concurrency", "concurrency", _codec.INT),
        _model.Field("load_factor", "load_factor", _codec.FLOAT),
        _model.Field("worker_uptime_seconds", "worker_uptime_seconds", _codec.FLOAT),
        _model.Field("tasks_processed", "tasks_processed", _codec.INT),
        _model.Field("tasks_failed", "tasks_failed", _codec.INT),
        _model.Field("task_failure_rate", "task_failure_rate", _codec.FLOAT),
        _model.Field("observed_at", "observed_at", _codec.TIME),
        _model.Field("source", "source", _codec.STR),
    )
