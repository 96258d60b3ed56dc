# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`LoadRequest`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class LoadRequest(_model.Model):
    """A model to load. Only the fields that are given are sent.

    Attributes:
        model: Name of the model.
        context_length: Tokens of context (at least 1).
        eval_batch_size: Tokens of input to work on at once (at least 1).
        num_experts: Experts to use, of models that have them (at least 1).
        flash_attention: Whether to use flash attention.
        offload_kv_cache_to_gpu: Whether to put the cache of context on the GPU.
        echo_load_config: Whether to answer with how it was loaded; it is not by default.
    """

    model: str
    context_length: int | None = _model.NOT_GIVEN
    eval_batch_size: int | None = _model.NOT_GIVEN
    num_experts: int | None = _model.NOT_GIVEN
    flash_attention: bool | None = _model.NOT_GIVEN
    offload_kv_cache_to_gpu: bool | None = _model.NOT_GIVEN
    echo_load_config: bool | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("model", "model", _codec.STR, required=True),
        _model.Field("context_length", "context_length", _codec.INT),
        _model.Field("eval_batch_size", "eval_batch_size", _codec.INT),
        _model.Field("num_experts", "num_experts", _codec.INT),
        _model.Field("flash_attention", "flash_attention", _codec.BOOL),
        _model.Field("offload_kv_cache_to_gpu", "offload_kv_cache_to_gpu", _codec.BOOL),
        _model.Field("echo_load_config", "echo_load_config", _codec.BOOL),
    )
