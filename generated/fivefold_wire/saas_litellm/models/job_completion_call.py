# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`JobCompletionCall`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class JobCompletionCall(_model.Model):
    """One call of a completed job.

    Attributes:
        call_id: Id of the call.
        purpose: What the call was for; null if nothing was said.
        model_group: The name that was asked for.
        tokens: Tokens of question and answer; 0 if the call failed.
        latency_ms: Time of the call, in milliseconds; null if it failed.
        error: What went wrong; null if the call was answered.
    """

    call_id: _uuid.UUID
    purpose: str | None
    model_group: str | None
    tokens: int
    latency_ms: int | None
    error: str | None

    _wire = (
        _model.Field("call_id", "call_id", _codec.ID, required=True),
        _model.Field("purpose", "purpose", _shapes.nullable(_codec.STR), required=True),
        _model.Field("model_group", "model_group", _shapes.nullable(_codec.STR), required=True),
        _model.Field("tokens", "tokens", _codec.INT, required=True),
        _model.Field("latency_ms", "latency_ms", _shapes.nullable(_codec.INT), required=True),
        _model.Field("error", "error", _shapes.nullable(_codec.STR), required=True),
    )
