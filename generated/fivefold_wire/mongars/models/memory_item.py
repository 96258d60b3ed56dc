# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`MemoryItem`, a schema of monGARS."""

from __future__ import annotations

import datetime as _dt

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class MemoryItem(_model.Model):
    """One message of a user with its answer.

    Attributes:
        user_id: Name of the user.
        query: The message.
        response: The answer.
        timestamp: When it was answered.
        expires_at: When the server forgets it, 24 hours after `timestamp`; null for never, absent from older
            servers.
    """

    user_id: str
    query: str
    response: str
    timestamp: _dt.datetime
    expires_at: _dt.datetime | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("user_id", "user_id", _codec.STR, required=True),
        _model.Field("query", "query", _codec.STR, required=True),
        _model.Field("response", "response", _codec.STR, required=True),
        _model.Field("timestamp", "timestamp", _codec.TIME, required=True),
        _model.Field("expires_at", "expires_at", _codec.TIME),
    )
