# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ChatMessage`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ChatMessage(_model.Model):
    """A message to send.

    Attributes:
        role: Who speaks.
        content: What is said: text, or parts with text and images; null beside calls.
        name: Name of who speaks.
        tool_calls: Calls that the assistant asked for.
        tool_call_id: Id of the call that a message of role `tool` answers.
        reasoning_content: Reasoning of the assistant, as it was answered.
        reasoning: Reasoning of the assistant, as it was answered.
    """

    role: _t.Literal["system", "user", "assistant", "tool", "developer"] | str
    content: str | _abc.Sequence[_models.TextPart | _abc.Mapping[str, _t.Any] | _models.ImagePart] | None = (
        _model.NOT_GIVEN
    )
    name: str | None = _model.NOT_GIVEN
    tool_calls: _abc.Sequence[_models.ToolCall | _abc.Mapping[str, _t.Any]] | None = _model.NOT_GIVEN
    tool_call_id: str | None = _model.NOT_GIVEN
    reasoning_content: str | None = _model.NOT_GIVEN
    reasoning: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("role", "role", _codec.STR, required=True),
        _model.Field(
            "content",
            "content",
            _shapes.union(
                _codec.STR,
                _shapes.array(
                    _shapes.tagged(
                        "type",
                        {"text": _shapes.model(_models, "TextPart"), "image_url": _shapes.model(_models, "ImagePart")},
                    )
                ),
            ),
        ),
        _model.Field("name", "name", _codec.STR),
        _model.Field("tool_calls", "tool_calls", _shapes.array(_shapes.model(_models, "ToolCall"))),
        _model.Field("tool_call_id", "tool_call_id", _codec.STR),
        _model.Field("reasoning_content", "reasoning_content", _codec.STR),
        _model.Field("reasoning", "reasoning", _codec.STR),
    )
