# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ChatCompletionRequest`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ChatCompletionRequest(_model.Model):
    """A chat to answer. Only the fields that are given are sent.

    Attributes:
        model: Name of the model. While just one is loaded, LM Studio runs that one whatever the name.
        messages: The chat so far, oldest first; messages of earlier answers are taken as they are (at least 1
            item).
        max_tokens: Most tokens to make; -1 for no limit.
        max_completion_tokens: Most tokens to make, by its newer name.
        temperature: How freely to choose the next token; 0 always takes the likeliest.
        top_p: Choose among the likeliest tokens that together have this probability.
        stream: Whether to answer with events, as the text comes to be.
        stream_options: What to send in a stream besides.
        stop: Text, or texts, to end at; they are not part of the answer.
        presence_penalty: How much to avoid tokens that were there before.
        frequency_penalty: How much to avoid tokens, by how often they were there before.
        logit_bias: What to add to the scores of tokens, by their ids.
        n: How many answers to make; LM Studio makes one.
        seed: Start of the random numbers: the same one gives the same text.
        top_k: Choose among this many of the likeliest tokens; of LM Studio.
        min_p: Leave out tokens that are less likely than this share of the likeliest one; of LM Studio.
        repeat_penalty: How much to avoid tokens that were there before, 1 not at all; of LM Studio.
        tools: Functions that the model may ask to be called.
        tool_choice: Whether the model may or must ask for a call; LM Studio refuses an object with 400.
        parallel_tool_calls: Whether the model may ask for several calls at once; LM Studio does not enforce it.
        response_format: Form of the answer; LM Studio refuses `json_object` with 400.
        reasoning_effort: How much to reason first.
        user: Name of the end user; LM Studio ignores it.
        ttl: Seconds without use after which a model that this request loads is unloaded; 3600 if left out.
        draft_model: Smaller model that drafts tokens for this one, to be faster.
        preset: Name of a preset of LM Studio.
    """

    model: str
    messages: _abc.Sequence[_models.ChatMessage | _abc.Mapping[str, _t.Any] | _models.ChatCompletionMessage]
    max_tokens: int | None = _model.NOT_GIVEN
    max_completion_tokens: int | None = _model.NOT_GIVEN
    temperature: float | None = _model.NOT_GIVEN
    top_p: float | None = _model.NOT_GIVEN
    stream: bool | None = _model.NOT_GIVEN
    stream_options: _models.StreamOptions | _abc.Mapping[str, _t.Any] | None = _model.NOT_GIVEN
    stop: str | _abc.Sequence[str] | None = _model.NOT_GIVEN
    presence_penalty: float | None = _model.NOT_GIVEN
    frequency_penalty: float | None = _model.NOT_GIVEN
    logit_bias: _abc.Mapping[str, float] | None = _model.NOT_GIVEN
    n: int | None = _model.NOT_GIVEN
    seed: int | None = _model.NOT_GIVEN
    top_k: int | None = _model.NOT_GIVEN
    min_p: float | None = _model.NOT_GIVEN
    repeat_penalty: float | None = _model.NOT_GIVEN
    tools: _abc.Sequence[_models.Tool | _abc.Mapping[str, _t.Any]] | None = _model.NOT_GIVEN
    tool_choice: (
        _t.Literal["none", "auto", "required"] | str | _models.NamedToolChoice | _abc.Mapping[str, _t.Any] | None
    ) = _model.NOT_GIVEN
    parallel_tool_calls: bool | None = _model.NOT_GIVEN
    response_format: (
        _models.TextFormat | _abc.Mapping[str, _t.Any] | _models.JsonSchemaFormat | _models.JsonObjectFormat | None
    ) = _model.NOT_GIVEN
    reasoning_effort: _t.Literal["low", "medium", "high"] | str | None = _model.NOT_GIVEN
    user: str | None = _model.NOT_GIVEN
    ttl: int | None = _model.NOT_GIVEN
    draft_model: str | None = _model.NOT_GIVEN
    preset: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("model", "model", _codec.STR, required=True),
        _model.Field(
            "messages",
            "messages",
            _shapes.array(
                _shapes.union(_shapes.model(_models, "ChatMessage"), _shapes.model(_models, "ChatCompletionMessage"))
            ),
            required=True,
        ),
        _model.Field("max_tokens", "max_tokens", _codec.INT),
        _model.Field("max_completion_tokens", "max_completion_tokens", _codec.INT),
        _model.Field("temperature", "temperature", _codec.FLOAT),
        _model.Field("top_p", "top_p", _codec.FLOAT),
        _model.Field("stream", "stream", _codec.BOOL),
        _model.Field("stream_options", "stream_options", _shapes.model(_models, "StreamOptions")),
        _model.Field("stop", "stop", _shapes.union(_codec.STR, _shapes.array(_codec.STR))),
        _model.Field("presence_penalty", "presence_penalty", _codec.FLOAT),
        _model.Field("frequency_penalty", "frequency_penalty", _codec.FLOAT),
        _model.Field("logit_bias", "logit_bias", _shapes.mapping(_codec.FLOAT)),
        _model.Field("n", "n", _codec.INT),
        _model.Field("seed", "seed", _codec.INT),
        _model.Field("top_k", "top_k", _codec.INT),
        _model.Field("min_p", "min_p", _codec.FLOAT),
        _model.Field("repeat_penalty", "repeat_penalty", _codec.FLOAT),
        _model.Field("tools", "tools", _shapes.array(_shapes.model(_models, "Tool"))),
        _model.Field(
            "tool_choice", "tool_choice", _shapes.union(_codec.STR, _shapes.model(_models, "NamedToolChoice"))
        ),
        _model.Field("parallel_tool_calls", "parallel_tool_calls", _codec.BOOL),
        _model.Field(
            "response_format",
            "response_format",
            _shapes.tagged(
                "type",
                {
                    "text": _shapes.model(_models, "TextFormat"),
                    "json_schema": _shapes.model(_models, "JsonSchemaFormat"),
                    "json_object": _shapes.model(_models, "JsonObjectFormat"),
                },
            ),
        ),
        _model.Field("reasoning_effort", "reasoning_effort", _codec.STR),
        _model.Field("user", "user", _codec.STR),
        _model.Field("ttl", "ttl", _codec.INT),
        _model.Field("draft_model", "draft_model", _codec.STR),
        _model.Field("preset", "preset", _codec.STR),
    )
