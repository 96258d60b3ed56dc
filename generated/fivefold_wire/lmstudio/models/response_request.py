# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ResponseRequest`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ResponseRequest(_model.Model):
    """Something to respond to, and perhaps a response to go on from. Only the fields that are given are sent.

    Attributes:
        model: Name of the model. While just one is loaded, LM Studio runs that one whatever the name.
        input: A text, or messages, answers to calls, and items of earlier outputs.
        instructions: What the model is told first.
        previous_response_id: Id of the response to go on from.
        stream: Whether to answer with events, as the text comes to be.
        store: Whether the server keeps the response, to be gone on from.
        reasoning: How to reason.
        tools: Functions that the model may ask to be called, and servers of tools that it may use.
        tool_choice: Whether the model may or must ask for a call.
        temperature: How freely to choose the next token; 0 always takes the likeliest.
        top_p: Choose among the likeliest tokens that together have this probability.
        max_output_tokens: Most tokens to make.
        text: Form of the text, under `format`; LM Studio is known not to follow it.
        include: What to send besides, such as `message.output_text.logprobs`.
        top_logprobs: How many of the likeliest tokens to tell the probabilities of.
        truncation: What to do with too long an input; LM Studio ignores it.
        user: Name of the end user; LM Studio ignores it.
        service_tier: Speed to pay for; LM Studio ignores it.
        metadata: Notes to keep with the response.
    """

    model: str
    input: (
        str
        | _abc.Sequence[
            _models.ResponseInputMessage
            | _abc.Mapping[str, _t.Any]
            | _models.ResponseFunctionCallOutput
            | _models.ResponseOutputMessage
            | _models.ResponseReasoning
            | _models.ResponseFunctionCall
            | _models.ResponseMcpCall
            | _models.ResponseOtherItem
        ]
    )
    instructions: str | None = _model.NOT_GIVEN
    previous_response_id: str | None = _model.NOT_GIVEN
    stream: bool | None = _model.NOT_GIVEN
    store: bool | None = _model.NOT_GIVEN
    reasoning: _models.ResponseReasoningOptions | _abc.Mapping[str, _t.Any] | None = _model.NOT_GIVEN
    tools: _abc.Sequence[_models.ResponseFunctionTool | _abc.Mapping[str, _t.Any] | _models.ResponseMcpTool] | None = (
        _model.NOT_GIVEN
    )
    tool_choice: _t.Literal["none", "auto", "required"] | str | _abc.Mapping[str, _t.Any] | None = _model.NOT_GIVEN
    temperature: float | None = _model.NOT_GIVEN
    top_p: float | None = _model.NOT_GIVEN
    max_output_tokens: int | None = _model.NOT_GIVEN
    text: _abc.Mapping[str, _t.Any] | None = _model.NOT_GIVEN
    include: _abc.Sequence[str] | None = _model.NOT_GIVEN
    top_logprobs: int | None = _model.NOT_GIVEN
    truncation: str | None = _model.NOT_GIVEN
    user: str | None = _model.NOT_GIVEN
    service_tier: str | None = _model.NOT_GIVEN
    metadata: _abc.Mapping[str, _t.Any] | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("model", "model", _codec.STR, required=True),
        _model.Field(
            "input",
            "input",
            _shapes.union(
                _codec.STR,
                _shapes.array(
                    _shapes.union(
                        _shapes.model(_models, "ResponseInputMessage"),
                        _shapes.model(_models, "ResponseFunctionCallOutput"),
                        _shapes.model(_models, "ResponseOutputMessage"),
                        _shapes.model(_models, "ResponseReasoning"),
                        _shapes.model(_models, "ResponseFunctionCall"),
                        _shapes.model(_models, "ResponseMcpCall"),
                        _shapes.model(_models, "ResponseOtherItem"),
                    )
                ),
            ),
            required=True,
        ),
        _model.Field("instructions", "instructions", _codec.STR),
        _model.Field("previous_response_id", "previous_response_id", _codec.STR),
        _model.Field("stream", "stream", _codec.BOOL),
        _model.Field("store", "store", _codec.BOOL),
        _model.Field("reasoning", "reasoning", _shapes.model(_models, "ResponseReasoningOptions")),
        _model.Field(
            "tools",
            "tools",
            _shapes.array(
                _shapes.tagged(
                    "type",
                    {
                        "function": _shapes.model(_models, "ResponseFunctionTool"),
                        "mcp": _shapes.model(_models, "ResponseMcpTool"),
                    },
                )
            ),
        ),
        _model.Field("tool_choice", "tool_choice", _shapes.union(_codec.STR, _shapes.mapping(_codec.ANY))),
        _model.Field("temperature", "temperature", _codec.FLOAT),
        _model.Field("top_p", "top_p", _codec.FLOAT),
        _model.Field("max_output_tokens", "max_output_tokens", _codec.INT),
        _model.Field("text", "text", _shapes.mapping(_codec.ANY)),
        _model.Field("include", "include", _shapes.array(_codec.STR)),
        _model.Field("top_logprobs", "top_logprobs", _codec.INT),
        _model.Field("truncation", "truncation", _codec.STR),
        _model.Field("user", "user", _codec.STR),
        _model.Field("service_tier", "service_tier", _codec.STR),
        _model.Field("metadata", "metadata", _shapes.mapping(_codec.ANY)),
    )
