# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`CompletionUsage`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class CompletionUsage(_model.Model):
    """Tokens of an answer.

    Attributes:
        prompt_tokens: Tokens of the question.
        completion_tokens: Tokens of the answer.
        total_tokens: Tokens of both.
    """

    prompt_tokens: int | None = _model.NOT_GIVEN
    completion_tokens: int | None = _model.NOT_GIVEN
    total_tokens: int | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("prompt_tokens", "prompt_tokens", _codec.INT),
        _model.Field("completion_tokens", "completion_tokens", _codec.INT),
        _model.Field("total_tokens", "total_tokens", _codec.INT),
    )
