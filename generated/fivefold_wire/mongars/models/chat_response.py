# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`ChatResponse`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ChatResponse(_model.Model):
    """The answer of the assistant.

    Attributes:
        response: The answer; an apology when the model could not be reached.
        confidence: Number of words of the answer divided by 512, at most 1; 0 when the answer is only an apology.
        processing_time: Time spent on the answer, in seconds.
        speech_turn: The answer cut up for speaking.
    """

    response: str
    confidence: float
    processing_time: float
    speech_turn: _models.SpeechTurn

    _wire = (
        _model.Field("response", "response", _codec.STR, required=True),
        _model.Field("confidence", "confidence", _codec.FLOAT, required=True),
        _model.Field("processing_time", "processing_time", _codec.FLOAT, required=True),
        _model.Field("speech_turn", "speech_turn", _shapes.model(_models, "SpeechTurn"), required=True),
    )
