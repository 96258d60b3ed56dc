# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativeChatEndEvent`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativeChatEndEvent(_model.Model):
    """The answer is whole, or as whole as it gets; the last event.

    Attributes:
        type: Always `chat.end`.
        result: The answer.
    """

    type: _t.Literal["chat.end"]
    result: _models.NativeChatResponse

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("result", "result", _shapes.model(_models, "NativeChatResponse"), required=True),
    )
