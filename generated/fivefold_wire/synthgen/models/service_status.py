# Machine-written by scripts/generate.py from openapi/synthgen.json with openapi-python-client 0.29.1: do not edit.
"""`ServiceStatus`, a schema of Synthgen."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ServiceStatus(_model.Model):
    """The parts of the service, and its queues.

    Attributes:
        api: The API itself.
        rabbitmq: The message broker.
        elasticsearch: The store and index of tasks.
        task_queue_consumers: Workers that process tasks. Old servers call it `queue_consumers`.
        task_queue_messages: Tasks that wait in the queue. Old servers call it `queue_messages`.
        batch_queue_consumers: Workers that take uploads in. Not from old servers.
        batch_queue_messages: Uploads that wait in the queue. Not from old servers.
        queue_consumers: Workers that process tasks. Only from old servers.
        queue_messages: Tasks that wait in the queue. Only from old servers.
    """

    api: _t.Literal["healthy", "unhealthy"] | str
    rabbitmq: _t.Literal["healthy", "unhealthy"] | str
    elasticsearch: _t.Literal["healthy", "unhealthy"] | str
    task_queue_consumers: int | None = _model.NOT_GIVEN
    task_queue_messages: int | None = _model.NOT_GIVEN
    batch_queue_consumers: int | None = _model.NOT_GIVEN
    batch_queue_messages: int | None = _model.NOT_GIVEN
    queue_consumers: int | None = _model.NOT_GIVEN
    queue_messages: int | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("api", "api", _codec.STR, required=True),
        _model.Field("rabbitmq", "rabbitmq", _codec.STR, required=True),
        _model.Field("elasticsearch", "elasticsearch", _codec.STR, required=True),
        _model.Field("task_queue_consumers", "task_queue_consumers", _codec.INT),
        _model.Field("task_queue_messages", "task_queue_messages", _codec.INT),
        _model.Field("batch_queue_consumers", "batch_queue_consumers", _codec.INT),
        _model.Field("batch_queue_messages", "batch_queue_messages", _codec.INT),
        _model.Field("queue_consumers", "queue_consumers", _codec.INT),
        _model.Field("queue_messages", "queue_messages", _codec.INT),
    )
