# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`HistorySnapshotItem`, a schema of monGARS."""

from __future__ import annotations

import datetime as _dt

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class HistorySnapshotItem(_model.Model):
    """One message with its answer.

    Attributes:
        query: The message.
        response: The answer.
        timestamp: When it was answered.
    """

    query: str
    response: str
    timestamp: _dt.datetime

    _wire = (
        _model.Field("query", "query", _codec.STR, required=True),
        _model.Field("response", "response", _codec.STR, required=True),
        _model.Field("timestamp", "timestamp", _codec.TIME, required=True),
    )
