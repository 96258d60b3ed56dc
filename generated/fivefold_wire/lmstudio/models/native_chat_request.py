# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativeChatRequest`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativeChatRequest(_model.Model):
    """Something to answer, and perhaps a response to go on from. LM Studio refuses any other field with 400. Only the
    fields that are given are sent.

    Attributes:
        model: Name of the model.
        input: A text, or texts and images.
        system_prompt: What the model is told first.
        integrations: Plugins, by name or with settings, and servers of tools that the model may use.
        stream: Whether to answer with events, as the text comes to be.
        temperature: How freely to choose the next token; 0 always takes the likeliest (at most 1).
        top_p: Choose among the likeliest tokens that together have this probability (0 to 1).
        top_k: Choose among this many of the likeliest tokens (at least 0).
        min_p: Leave out tokens that are less likely than this share of the likeliest one (0 to 1).
        repeat_penalty: How much to avoid tokens that were there before, 1 not at all (at least 0).
        max_output_tokens: Most tokens to make (at least 1).
        context_length: Tokens of context to load the model with (at least 1).
        reasoning: How to reason; refused with 400 if the model has no such setting.
        store: Whether the server keeps the response, to be gone on from; it does by default.
        previous_response_id: Id of the response to go on from.
    """

    model: str
    input: str | _abc.Sequence[_models.NativeTextInput | _abc.Mapping[str, _t.Any] | _models.NativeImageInput]
    system_prompt: str | None = _model.NOT_GIVEN
    integrations: (
        _abc.Sequence[str | _models.PluginIntegration | _abc.Mapping[str, _t.Any] | _models.EphemeralMcpIntegration]
        | None
    ) = _model.NOT_GIVEN
    stream: bool | None = _model.NOT_GIVEN
    temperature: float | None = _model.NOT_GIVEN
    top_p: float | None = _model.NOT_GIVEN
    top_k: int | None = _model.NOT_GIVEN
    min_p: float | None = _model.NOT_GIVEN
    repeat_penalty: float | None = _model.NOT_GIVEN
    max_output_tokens: int | None = _model.NOT_GIVEN
    context_length: int | None = _model.NOT_GIVEN
    reasoning: _t.Literal["off", "low", "medium", "high", "on"] | str | None = _model.NOT_GIVEN
    store: bool | None = _model.NOT_GIVEN
    previous_response_id: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("model", "model", _codec.STR, required=True),
        _model.Field(
            "input",
            "input",
            _shapes.union(
                _codec.STR,
                _shapes.array(
                    _shapes.tagged(
                        "type",
                        {
                            "text": _shapes.model(_models, "NativeTextInput"),
                            "message": _shapes.model(_models, "NativeTextInput"),
                            "image": _shapes.model(_models, "NativeImageInput"),
                        },
                    )
                ),
            ),
            required=True,
        ),
        _model.Field("system_prompt", "system_prompt", _codec.STR),
        _model.Field(
            "integrations",
            "integrations",
            _shapes.array(
                _shapes.union(
                    _codec.STR,
                    _shapes.tagged(
                        "type",
                        {
                            "plugin": _shapes.model(_models, "PluginIntegration"),
                            "ephemeral_mcp": _shapes.model(_models, "EphemeralMcpIntegration"),
                        },
                    ),
                )
            ),
        ),
        _model.Field("stream", "stream", _codec.BOOL),
        _model.Field("temperature", "temperature", _codec.FLOAT),
        _model.Field("top_p", "top_p", _codec.FLOAT),
        _model.Field("top_k", "top_k", _codec.INT),
        _model.Field("min_p", "min_p", _codec.FLOAT),
        _model.Field("repeat_penalty", "repeat_penalty", _codec.FLOAT),
        _model.Field("max_output_tokens", "max_output_tokens", _codec.INT),
        _model.Field("context_length", "context_length", _codec.INT),
        _model.Field("reasoning", "reasoning", _codec.STR),
        _model.Field("store", "store", _codec.BOOL),
        _model.Field("previous_response_id", "previous_response_id", _codec.STR),
    )
