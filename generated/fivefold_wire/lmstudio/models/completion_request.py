# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`CompletionRequest`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class CompletionRequest(_model.Model):
    """A text to go on with. No prompt template is applied. Only the fields that are given are sent.

    Attributes:
        model: Name of the model. While just one is loaded, LM Studio runs that one whatever the name.
        prompt: The text, or several; LM Studio and others take but one.
        max_tokens: Most tokens to make; -1 for no limit.
        temperature: How freely to choose the next token; 0 always takes the likeliest.
        top_p: Choose among the likeliest tokens that together have this probability.
        n: How many answers to make; LM Studio makes one.
        stream: Whether to answer with events, as the text comes to be.
        logprobs: How many of the likeliest tokens to tell the probabilities of; LM Studio ignores it.
        echo: Whether to repeat the prompt in the answer; LM Studio ignores it.
        stop: Text, or texts, to end at; they are not part of the answer.
        presence_penalty: How much to avoid tokens that were there before.
        frequency_penalty: How much to avoid tokens, by how often they were there before.
        best_of: How many answers to choose the best from; LM Studio ignores it.
        logit_bias: What to add to the scores of tokens, by their ids.
        user: Name of the end user; LM Studio ignores it.
        suffix: Text to come after the answer; LM Studio ignores it.
        seed: Start of the random numbers: the same one gives the same text.
        top_k: Choose among this many of the likeliest tokens; of LM Studio.
        min_p: Leave out tokens that are less likely than this share of the likeliest one; of LM Studio.
        repeat_penalty: How much to avoid tokens that were there before, 1 not at all; of LM Studio.
        stream_options: What to send in a stream besides.
        ttl: Seconds without use after which a model that this request loads is unloaded; 3600 if left out.
        draft_model: Smaller model that drafts tokens for this one, to be faster.
    """

    model: str
    prompt: str | _abc.Sequence[str]
    max_tokens: int | None = _model.NOT_GIVEN
    temperature: float | None = _model.NOT_GIVEN
    top_p: float | None = _model.NOT_GIVEN
    n: int | None = _model.NOT_GIVEN
    stream: bool | None = _model.NOT_GIVEN
    logprobs: int | None = _model.NOT_GIVEN
    echo: bool | None = _model.NOT_GIVEN
    stop: str | _abc.Sequence[str] | None = _model.NOT_GIVEN
    presence_penalty: float | None = _model.NOT_GIVEN
    frequency_penalty: float | None = _model.NOT_GIVEN
    best_of: int | None = _model.NOT_GIVEN
    logit_bias: _abc.Mapping[str, float] | None = _model.NOT_GIVEN
    user: str | None = _model.NOT_GIVEN
    suffix: str | None = _model.NOT_GIVEN
    seed: int | None = _model.NOT_GIVEN
    top_k: int | None = _model.NOT_GIVEN
    min_p: float | None = _model.NOT_GIVEN
    repeat_penalty: float | None = _model.NOT_GIVEN
    stream_options: _models.StreamOptions | _abc.Mapping[str, _t.Any] | None = _model.NOT_GIVEN
    ttl: int | None = _model.NOT_GIVEN
    draft_model: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("model", "model", _codec.STR, required=True),
        _model.Field("prompt", "prompt", _shapes.union(_codec.STR, _shapes.array(_codec.STR)), required=True),
        _model.Field("max_tokens", "max_tokens", _codec.INT),
        _model.Field("temperature", "temperature", _codec.FLOAT),
        _model.Field("top_p", "top_p", _codec.FLOAT),
        _model.Field("n", "n", _codec.INT),
        _model.Field("stream", "stream", _codec.BOOL),
        _model.Field("logprobs", "logprobs", _codec.INT),
        _model.Field("echo", "echo", _codec.BOOL),
        _model.Field("stop", "stop", _shapes.union(_codec.STR, _shapes.array(_codec.STR))),
        _model.Field("presence_penalty", "presence_penalty", _codec.FLOAT),
        _model.Field("frequency_penalty", "frequency_penalty", _codec.FLOAT),
        _model.Field("best_of", "best_of", _codec.INT),
        _model.Field("logit_bias", "logit_bias", _shapes.mapping(_codec.FLOAT)),
        _model.Field("user", "user", _codec.STR),
        _model.Field("suffix", "suffix", _codec.STR),
        _model.Field("seed", "seed", _codec.INT),
        _model.Field("top_k", "top_k", _codec.INT),
        _model.Field("min_p", "min_p", _codec.FLOAT),
        _model.Field("repeat_penalty", "repeat_penalty", _codec.FLOAT),
        _model.Field("stream_options", "stream_options", _shapes.model(_models, "StreamOptions")),
        _model.Field("ttl", "ttl", _codec.INT),
        _model.Field("draft_model", "draft_model", _codec.STR),
    )
