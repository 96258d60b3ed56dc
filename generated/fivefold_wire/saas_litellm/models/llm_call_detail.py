# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`LLMCallDetail`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class LLMCallDetail(_model.Model):
    """A call, with what was sent and answered.

    Attributes:
        call_id: Id of the call.
        model_used: The provider's model; null if the call failed.
        model_group_used: The name that was asked for.
        purpose: What the call was for; null if nothing was said.
        prompt_tokens: Tokens of the question.
        completion_tokens: Tokens of the answer.
        total_tokens: Tokens of both.
        cost_usd: Cost in US dollars.
        latency_ms: Time of the call, in milliseconds; null if it failed.
        created_at: When the call was recorded.
        error: What went wrong; null if the call was answered.
        request_data: What was sent to the provider.
        response_data: What the provider answered; null if the call failed.
    """

    call_id: _uuid.UUID
    model_used: str | None
    model_group_used: str | None
    purpose: str | None
    prompt_tokens: int
    completion_tokens: int
    total_tokens: int
    cost_usd: float
    latency_ms: int | None
    created_at: _dt.datetime
    error: str | None
    request_data: dict[str, _t.Any] | None
    response_data: dict[str, _t.Any] | None

    _wire = (
        _model.Field("call_id", "call_id", _codec.ID, required=True),
        _model.Field("model_used", "model_used", _shapes.nullable(_codec.STR), required=True),
        _model.Field("model_group_used", "model_group_used", _shapes.nullable(_codec.STR), required=True),
        _model.Field("purpose", "purpose", _shapes.nullable(_codec.STR), required=True),
        _model.Field("prompt_tokens", "prompt_tokens", _codec.INT, required=True),
        _model.Field("completion_tokens", "completion_tokens", _codec.INT, required=True),
        _model.Field("total_tokens", "total_tokens", _codec.INT, required=True),
        _model.Field("cost_usd", "cost_usd", _codec.FLOAT, required=True),
        _model.Field("latency_ms", "latency_ms", _shapes.nullable(_codec.INT), required=True),
        _model.Field("created_at", "created_at", _codec.TIME, required=True),
        _model.Field("error", "error", _shapes.nullable(_codec.STR), required=True),
        _model.Field("request_data", "request_data", _shapes.nullable(_shapes.mapping(_codec.ANY)), required=True),
        _model.Field("response_data", "response_data", _shapes.nullable(_shapes.mapping(_codec.ANY)), required=True),
    )
