# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`TextPart`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TextPart(_model.Model):
    """Text in a message.

    Attributes:
        type: Always `text`.
        text: The text.
    """

    type: _t.Literal["text"]
    text: str

    _wire = (
        _model.Field("type", "type", _shapes.literal("text"), required=True),
        _model.Field("text", "text", _codec.STR, required=True),
    )
