# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativeTextInput`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativeTextInput(_model.Model):
    """Text to answer.

    Attributes:
        type: `text` or `message`: the documents use both.
        content: The text.
    """

    type: _t.Literal["text", "message"]
    content: str

    _wire = (
        _model.Field("type", "type", _shapes.literal("text", "message"), required=True),
        _model.Field("content", "content", _codec.STR, required=True),
    )
