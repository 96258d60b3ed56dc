# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ChatCompletionMessage`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ChatCompletionMessage(_model.Model):
    """An answer of the model.

    Attributes:
        role: Who speaks: `assistant`.
        content: The text; null beside calls.
        reasoning_content: Reasoning, from models in the manner of DeepSeek; others put it into `reasoning`, or
            between `<think>` tags into `content`.
        reasoning: Reasoning, from gpt-oss models.
        tool_calls: Calls that the model asks for.
    """

    role: _t.Literal["system", "user", "assistant", "tool", "developer"] | str
    content: str | None = _model.NOT_GIVEN
    reasoning_content: str | None = _model.NOT_GIVEN
    reasoning: str | None = _model.NOT_GIVEN
    tool_calls: list[_models.ToolCall] | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("role", "role", _codec.STR, required=True),
        _model.Field("content", "content", _codec.STR),
        _model.Field("reasoning_content", "reasoning_content", _codec.STR),
        _model.Field("reasoning", "reasoning", _codec.STR),
        _model.Field("tool_calls", "tool_calls", _shapes.array(_shapes.model(_models, "ToolCall"))),
    )
