# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`SpeechSegment`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class SpeechSegment(_model.Model):
    """A part of an answer, spoken in one go.

    Attributes:
        text: The words.
        estimated_duration: Time to speak them, in seconds.
        pause_after: Silence after them, in seconds.
    """

    text: str
    estimated_duration: float
    pause_after: float

    _wire = (
        _model.Field("text", "text", _codec.STR, required=True),
        _model.Field("estimated_duration", "estimated_duration", _codec.FLOAT, required=True),
        _model.Field("pause_after", "pause_after", _codec.FLOAT, required=True),
    )
