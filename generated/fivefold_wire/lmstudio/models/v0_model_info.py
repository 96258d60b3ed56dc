# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`V0ModelInfo`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class V0ModelInfo(_model.Model):
    """The model that made a text, from the v0 API.

    Attributes:
        arch: Architecture, such as `qwen2`.
        quant: Quantization, such as `Q4_K_M`.
        format: Format of its file, such as `gguf`.
        context_length: Tokens of context it was loaded with.
    """

    arch: str | None = _model.NOT_GIVEN
    quant: str | None = _model.NOT_GIVEN
    format: str | None = _model.NOT_GIVEN
    context_length: int | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("arch", "arch", _codec.STR),
        _model.Field("quant", "quant", _codec.STR),
        _model.Field("format", "format", _codec.STR),
        _model.Field("context_length", "context_length", _codec.INT),
    )
