# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`CompletionUsage`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class CompletionUsage(_model.Model):
    """Tokens of a request and its answer. May be empty, or zero in chunks.

    Attributes:
        prompt_tokens: Tokens of what was given.
        completion_tokens: Tokens of the answer.
        total_tokens: Both together.
        completion_tokens_details: What the tokens of the answer were spent on.
        prompt_tokens_details: More about the tokens of what was given.
    """

    prompt_tokens: int | None = _model.NOT_GIVEN
    completion_tokens: int | None = _model.NOT_GIVEN
    total_tokens: int | None = _model.NOT_GIVEN
    completion_tokens_details: _models.CompletionTokensDetails | None = _model.NOT_GIVEN
    prompt_tokens_details: dict[str, _t.Any] | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("prompt_tokens", "prompt_tokens", _codec.INT),
        _model.Field("completion_tokens", "completion_tokens", _codec.INT),
        _model.Field("total_tokens", "total_tokens", _codec.INT),
        _model.Field(
            "completion_tokens_details", "completion_tokens_details", _shapes.model(_models, "CompletionTokensDetails")
        ),
        _model.Field("prompt_tokens_details", "prompt_tokens_details", _shapes.mapping(_codec.ANY)),
    )
