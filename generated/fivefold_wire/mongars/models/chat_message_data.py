# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`ChatMessageData`, a schema of monGARS."""

from __future__ import annotations

import datetime as _dt

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ChatMessageData(_model.Model):
    """One message with its answer.

    Attributes:
        query: The message.
        response: The answer.
        timestamp: When it was answered.
        speech_turn: The answer cut up for speaking.
    """

    query: str
    response: str
    timestamp: _dt.datetime
    speech_turn: _models.SpeechTurn

    _wire = (
        _model.Field("query", "query", _codec.STR, required=True),
        _model.Field("response", "response", _codec.STR, required=True),
        _model.Field("timestamp", "timestamp", _codec.TIME, required=True),
        _model.Field("speech_turn", "speech_turn", _shapes.model(_models, "SpeechTurn"), required=True),
    )
