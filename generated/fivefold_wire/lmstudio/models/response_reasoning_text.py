# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ResponseReasoningText`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ResponseReasoningText(_model.Model):
    """Text of reasoning.

    Attributes:
        type: Always `reasoning_text`.
        text: The text.
    """

    type: _t.Literal["reasoning_text"]
    text: str

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("text", "text", _codec.STR, required=True),
    )
