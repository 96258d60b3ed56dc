# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`CompletionTokensDetails`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class CompletionTokensDetails(_model.Model):
    """What the tokens of an answer were spent on.

    Attributes:
        reasoning_tokens: Tokens of reasoning.
    """

    reasoning_tokens: int | None = _model.NOT_GIVEN

    _wire = (_model.Field("reasoning_tokens", "reasoning_tokens", _codec.INT),)
