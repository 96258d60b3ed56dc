# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`SpeechTurn`, a schema of monGARS."""

from __future__ import annotations

import datetime as _dt

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class SpeechTurn(_model.Model):
    """An answer cut up for speaking.

    Attributes:
        turn_id: Id of the turn: a UUID from `chat`, `llm-` and hexadecimal digits from `chat_guarded`.
        text: The whole answer.
        created_at: When it was made.
        segments: Its parts in their order.
        average_words_per_second: Pace of speaking, in words per second.
        tempo: Factor of that pace for the user, 0.65 to 1.35; 0 from `chat_guarded` when unknown.
    """

    turn_id: str
    text: str
    created_at: _dt.datetime
    segments: list[_models.SpeechSegment]
    average_words_per_second: float
    tempo: float

    _wire = (
        _model.Field("turn_id", "turn_id", _codec.STR, required=True),
        _model.Field("text", "text", _codec.STR, required=True),
        _model.Field("created_at", "created_at", _codec.TIME, required=True),
        _model.Field("segments", "segments", _shapes.array(_shapes.model(_models, "SpeechSegment")), required=True),
        _model.Field("average_words_per_second", "average_words_per_second", _codec.FLOAT, required=True),
        _model.Field("tempo", "tempo", _codec.FLOAT, required=True),
    )
