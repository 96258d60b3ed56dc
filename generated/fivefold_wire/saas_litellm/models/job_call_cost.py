# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`JobCallCost`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import datetime as _dt
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class JobCallCost(_model.Model):
    """What one call cost.

    Attributes:
        call_id: Id of the call.
        model: The provider's model; null if the call failed.
        purpose: What the call was for; null if nothing was said.
        prompt_tokens: Tokens of the question.
        completion_tokens: Tokens of the answer.
        cost_usd: Cost in US dollars.
        created_at: When the call was recorded.
    """

    call_id: _uuid.UUID
    model: str | None
    purpose: str | None
    prompt_tokens: int
    completion_tokens: int
    cost_usd: float
    created_at: _dt.datetime

    _wire = (
        _model.Field("call_id", "call_id", _codec.ID, required=True),
        _model.Field("model", "model", _shapes.nullable(_codec.STR), required=True),
        _model.Field("purpose", "purpose", _shapes.nullable(_codec.STR), required=True),
        _model.Field("prompt_tokens", "prompt_tokens", _codec.INT, required=True),
        _model.Field("completion_tokens", "completion_tokens", _codec.INT, required=True),
        _model.Field("cost_usd", "cost_usd", _codec.FLOAT, required=True),
        _model.Field("created_at", "created_at", _codec.TIME, required=True),
    )
