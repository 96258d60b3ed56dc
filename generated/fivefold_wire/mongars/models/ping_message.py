# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`PingMessage`, a schema of monGARS."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class PingMessage(_model.Model):
    """Asks for a sign of life, every 20 seconds; answer with a `pong` of the same id.

    Attributes:
        id: Id to answer with.
        type: Always `ping`.
        payload: Always null.
    """

    id: str
    type: _t.Literal["ping"]
    payload: None = _model.NOT_GIVEN

    _wire = (
        _model.Field("id", "id", _codec.STR, required=True),
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("payload", "payload", _codec.NULL),
    )
