# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`EmbeddingUsage`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class EmbeddingUsage(_model.Model):
    """Tokens of texts that were embedded.

    Attributes:
        prompt_tokens: Tokens of the texts.
        total_tokens: The same.
    """

    prompt_tokens: int | None = _model.NOT_GIVEN
    total_tokens: int | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("prompt_tokens", "prompt_tokens", _codec.INT),
        _model.Field("total_tokens", "total_tokens", _codec.INT),
    )
