# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`ConnectedEvent`, a schema of monGARS."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ConnectedEvent(_model.Model):
    """The first event of a connection.

    Attributes:
        id: Id of the event.
        type: Always `ws.connected`.
        ts: When it was sent, in seconds since 1970.
        user: Name of the user.
        data: What happened.
    """

    id: str
    type: _t.Literal["ws.connected"]
    ts: float
    user: str
    data: _models.ConnectedData

    _wire = (
        _model.Field("id", "id", _codec.STR, required=True),
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("ts", "ts", _codec.FLOAT, required=True),
        _model.Field("user", "user", _codec.STR, required=True),
        _model.Field("data", "data", _shapes.model(_models, "ConnectedData"), required=True),
    )
