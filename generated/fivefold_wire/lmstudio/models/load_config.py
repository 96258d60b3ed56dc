# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`LoadConfig`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class LoadConfig(_model.Model):
    """How an instance was loaded; of an embedding model only `context_length`.

    Attributes:
        context_length: Tokens of context.
        eval_batch_size: Tokens of input that are worked on at once.
        parallel: Requests that are worked on at once.
        flash_attention: Whether flash attention is used.
        num_experts: Experts in use, of models that have them.
        offload_kv_cache_to_gpu: Whether the cache of context lies on the GPU.
    """

    context_length: int | None = _model.NOT_GIVEN
    eval_batch_size: int | None = _model.NOT_GIVEN
    parallel: int | None = _model.NOT_GIVEN
    flash_attention: bool | None = _model.NOT_GIVEN
    num_experts: int | None = _model.NOT_GIVEN
    offload_kv_cache_to_gpu: bool | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("context_length", "context_length", _codec.INT),
        _model.Field("eval_batch_size", "eval_batch_size", _codec.INT),
        _model.Field("parallel", "parallel", _codec.INT),
        _model.Field("flash_attention", "flash_attention", _codec.BOOL),
        _model.Field("num_experts", "num_experts", _codec.INT),
        _model.Field("offload_kv_cache_to_gpu", "offload_kv_cache_to_gpu", _codec.BOOL),
    )
