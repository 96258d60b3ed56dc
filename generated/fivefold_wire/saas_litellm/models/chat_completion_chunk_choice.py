# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ChatCompletionChunkChoice`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ChatCompletionChunkChoice(_model.Model):
    """What is new in one of the answers.

    Attributes:
        index: Number of the answer, from 0.
        delta: What to add, such as `role` and `content`; may be empty, and `content` may be null.
        logprobs: Likelihoods, if the provider tells them.
        finish_reason: Why the answer ended; null until then.
    """

    index: int | None = _model.NOT_GIVEN
    delta: dict[str, _t.Any] | None = _model.NOT_GIVEN
    logprobs: dict[str, _t.Any] | None = _model.NOT_GIVEN
    finish_reason: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("index", "index", _codec.INT),
        _model.Field("delta", "delta", _shapes.mapping(_codec.ANY)),
        _model.Field("logprobs", "logprobs", _shapes.mapping(_codec.ANY)),
        _model.Field("finish_reason", "finish_reason", _codec.STR),
    )
