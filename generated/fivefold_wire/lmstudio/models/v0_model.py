# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`V0Model`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class V0Model(_model.Model):
    """A model, with its state.

    Attributes:
        id: Name of the model, to be given in requests.
        object: Always `model`.
        type: Kind of the model.
        publisher: Who published it.
        arch: Architecture, such as `qwen2`.
        compatibility_type: Format of its file.
        quantization: Quantization, such as `Q4_K_M` or `4bit`.
        state: Whether it is loaded.
        max_context_length: Most tokens of context it can have.
        loaded_context_length: Tokens of context it was loaded with; only of loaded models.
        capabilities: What it can do, such as `tool_use`; since 0.3.16.
    """

    id: str
    object: str | None = _model.NOT_GIVEN
    type: _t.Literal["llm", "vlm", "embeddings"] | str
    publisher: str | None = _model.NOT_GIVEN
    arch: str | None = _model.NOT_GIVEN
    compatibility_type: _t.Literal["gguf", "mlx"] | str | None = _model.NOT_GIVEN
    quantization: str | None = _model.NOT_GIVEN
    state: _t.Literal["loaded", "not-loaded"] | str
    max_context_length: int | None = _model.NOT_GIVEN
    loaded_context_length: int | None = _model.NOT_GIVEN
    capabilities: list[str] | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("id", "id", _codec.STR, required=True),
        _model.Field("object", "object", _codec.STR),
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("publisher", "publisher", _codec.STR),
        _model.Field("arch", "arch", _codec.STR),
        _model.Field("compatibility_type", "compatibility_type", _codec.STR),
        _model.Field("quantization", "quantization", _codec.STR),
        _model.Field("state", "state", _codec.STR, required=True),
        _model.Field("max_context_length", "max_context_length", _codec.INT),
        _model.Field("loaded_context_length", "loaded_context_length", _codec.INT),
        _model.Field("capabilities", "capabilities", _shapes.array(_codec.STR)),
    )
