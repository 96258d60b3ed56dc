# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ChatCompletionDelta`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ChatCompletionDelta(_model.Model):
    """What is new of a message; empty at the end.

    Attributes:
        role: Who speaks; LM Studio says so in every chunk, others in the first one.
        content: The next piece of text.
        reasoning_content: Reasoning, from models in the manner of DeepSeek; others put it into `reasoning`, or
            between `<think>` tags into `content`.
        reasoning: Reasoning, from gpt-oss models.
        tool_calls: The next pieces of calls.
    """

    role: _t.Literal["system", "user", "assistant", "tool", "developer"] | str | None = _model.NOT_GIVEN
    content: str | None = _model.NOT_GIVEN
    reasoning_content: str | None = _model.NOT_GIVEN
    reasoning: str | None = _model.NOT_GIVEN
    tool_calls: list[_models.ToolCallDelta] | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("role", "role", _codec.STR),
        _model.Field("content", "content", _codec.STR),
        _model.Field("reasoning_content", "reasoning_content", _codec.STR),
        _model.Field("reasoning", "reasoning", _codec.STR),
        _model.Field("tool_calls", "tool_calls", _shapes.array(_shapes.model(_models, "ToolCallDelta"))),
    )
