# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`BenchmarkResultData`, a schema of ArgusLM."""

from __future__ import annotations

import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BenchmarkResultData(_model.Model):
    """Measurements of one call, as streamed.

    Attributes:
        model_id: Id of the model in ArgusLM.
        model_name: Custom name of the model, or else the provider's name for it.
        ttft_ms: Time to the first token, in milliseconds; 0 if the call failed.
        tps: Tokens per second after the first token, which stored results call `tps_excluding_ttft`; 0 if the call
            failed.
        error: What went wrong with this call; null if it succeeded.
    """

    model_id: _uuid.UUID
    model_name: str
    ttft_ms: float
    tps: float
    error: str | None

    _wire = (
        _model.Field("model_id", "model_id", _codec.ID, required=True),
        _model.Field("model_name", "model_name", _codec.STR, required=True),
        _model.Field("ttft_ms", "ttft_ms", _codec.FLOAT, required=True),
        _model.Field("tps", "tps", _codec.FLOAT, required=True),
        _model.Field("error", "error", _shapes.nullable(_codec.STR), required=True),
    )
