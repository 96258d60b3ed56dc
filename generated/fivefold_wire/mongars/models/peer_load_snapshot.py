# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`PeerLoadSnapshot`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class PeerLoadSnapshot(_model.Model):
    """How busy a node is.

    Attributes:
        scheduler_id: Name of the node's scheduler; null without one.
        queue_depth: Number of tasks waiting (at least 0).
        active_workers: Number of workers at work (at least 0).
        concurrency: Most workers at a time (at least 0).
        load_factor: Load relative to `concurrency`, where 1 is full and more is possible (at least 0).
    """

    scheduler_id: str | None = _model.NOT_GIVEN
    queue_depth: int
    active_workers: int
    concurrency: int
    load_factor: float

    _wire = (
        _model.Field("scheduler_id", "scheduler_id", _codec.STR),
        _model.Field("queue_depth", "queue_depth", _codec.INT, required=True),
        _model.Field("active_workers", "active_workers", _codec.INT, required=True),
        _model.Field("concurrency", "concurrency", _codec.INT, required=True),
        _model.Field("load_factor", "load_factor", _codec.FLOAT, required=True),
    )
