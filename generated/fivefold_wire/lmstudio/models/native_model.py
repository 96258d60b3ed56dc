# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativeModel`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativeModel(_model.Model):
    """A downloaded model, with its loaded instances.

    Attributes:
        type: Kind of the model.
        publisher: Who published it.
        key: Name of the model, to be given in requests.
        display_name: Name to show.
        architecture: Architecture, such as `llama`; of language models only.
        quantization: Quantization; null if it is not known.
        size_bytes: Bytes of its file.
        params_string: Number of parameters, such as `7B`; null if it is not known.
        loaded_instances: Its loaded instances; empty if it is not loaded.
        max_context_length: Most tokens of context it can have, which is not what an instance was loaded with.
        format: Format of its file; null if it is not known.
        capabilities: What it can do; of language models only.
        description: What is said of it.
        variants: Names of its variants.
        selected_variant: The variant in use.
    """

    type: _t.Literal["llm", "embedding"] | str
    publisher: str
    key: str
    display_name: str
    architecture: str | None = _model.NOT_GIVEN
    quantization: _models.NativeQuantization | None = _model.NOT_GIVEN
    size_bytes: int
    params_string: str | None = _model.NOT_GIVEN
    loaded_instances: list[_models.NativeModelInstance]
    max_context_length: int
    format: _t.Literal["gguf", "mlx"] | str | None = _model.NOT_GIVEN
    capabilities: _models.NativeCapabilities | None = _model.NOT_GIVEN
    description: str | None = _model.NOT_GIVEN
    variants: list[str] | None = _model.NOT_GIVEN
    selected_variant: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("publisher", "publisher", _codec.STR, required=True),
        _model.Field("key", "key", _codec.STR, required=True),
        _model.Field("display_name", "display_name", _codec.STR, required=True),
        _model.Field("architecture", "architecture", _codec.STR),
        _model.Field("quantization", "quantization", _shapes.model(_models, "NativeQuantization")),
        _model.Field("size_bytes", "size_bytes", _codec.INT, required=True),
        _model.Field("params_string", "params_string", _codec.STR),
        _model.Field(
            "loaded_instances",
            "loaded_instances",
            _shapes.array(_shapes.model(_models, "NativeModelInstance")),
            required=True,
        ),
        _model.Field("max_context_length", "max_context_length", _codec.INT, required=True),
        _model.Field("format", "format", _codec.STR),
        _model.Field("capabilities", "capabilities", _shapes.model(_models, "NativeCapabilities")),
        _model.Field("description", "description", _codec.STR),
        _model.Field("variants", "variants", _shapes.array(_codec.STR)),
        _model.Field("selected_variant", "selected_variant", _codec.STR),
    )
