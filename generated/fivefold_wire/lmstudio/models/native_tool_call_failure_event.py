# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativeToolCallFailureEvent`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativeToolCallFailureEvent(_model.Model):
    """A call could not be made.

    Attributes:
        type: Always `tool_call.failure`.
        reason: Why it could not be made, in words.
        metadata: What was asked for.
    """

    type: _t.Literal["tool_call.failure"]
    reason: str | None = _model.NOT_GIVEN
    metadata: _models.InvalidToolCall | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("reason", "reason", _codec.STR),
        _model.Field("metadata", "metadata", _shapes.model(_models, "InvalidToolCall")),
    )
