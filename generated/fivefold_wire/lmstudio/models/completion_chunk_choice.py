# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`CompletionChunkChoice`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class CompletionChunkChoice(_model.Model):
    """What is new of one answer to a prompt.

    Attributes:
        text: The next piece of text; left out or null at the end by some servers.
        index: Place among the answers, from 0.
        logprobs: Probabilities of tokens, if they were asked for.
        finish_reason: Why the text ends; null before the end.
    """

    text: str | None = _model.NOT_GIVEN
    index: int
    logprobs: dict[str, _t.Any] | None = _model.NOT_GIVEN
    finish_reason: _t.Literal["stop", "length", "tool_calls", "content_filter"] | str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("text", "text", _codec.STR),
        _model.Field("index", "index", _codec.INT, required=True),
        _model.Field("logprobs", "logprobs", _shapes.mapping(_codec.ANY)),
        _model.Field("finish_reason", "finish_reason", _codec.STR),
    )
