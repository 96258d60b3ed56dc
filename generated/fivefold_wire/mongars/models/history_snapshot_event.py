# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`HistorySnapshotEvent`, a schema of monGARS."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class HistorySnapshotEvent(_model.Model):
    """The second event of a connection: what was said before.

    Attributes:
        id: Id of the event.
        type: Always `history.snapshot`.
        ts: When it was sent, in seconds since 1970.
        user: Name of the user.
        data: What happened.
    """

    id: str
    type: _t.Literal["history.snapshot"]
    ts: float
    user: str
    data: _models.HistorySnapshotData

    _wire = (
        _model.Field("id", "id", _codec.STR, required=True),
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("ts", "ts", _codec.FLOAT, required=True),
        _model.Field("user", "user", _codec.STR, required=True),
        _model.Field("data", "data", _shapes.model(_models, "HistorySnapshotData"), required=True),
    )
