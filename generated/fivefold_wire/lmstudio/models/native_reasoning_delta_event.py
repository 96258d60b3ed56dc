# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativeReasoningDeltaEvent`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativeReasoningDeltaEvent(_model.Model):
    """A piece of reasoning.

    Attributes:
        type: Always `reasoning.delta`.
        content: The next piece.
    """

    type: _t.Literal["reasoning.delta"]
    content: str

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("content", "content", _codec.STR, required=True),
    )
