# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`JobCompletionCosts`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class JobCompletionCosts(_model.Model):
    """What a completed job used, and whether it was charged.

    Attributes:
        total_calls: Number of calls.
        successful_calls: Number of calls that were answered.
        failed_calls: Number of calls that failed.
        total_tokens: Tokens of all calls.
        total_cost_usd: Cost of all calls in US dollars; always 0 for streamed calls and for jobs of one call.
        avg_latency_ms: Mean time of the answered calls, in milliseconds; 0 if there are none.
        credit_applied: Whether this completion charged credits; false if the team has too few, without an error.
        credits_remaining: Credits the team has left; null if it has no credit account.
    """

    total_calls: int
    successful_calls: int
    failed_calls: int
    total_tokens: int
    total_cost_usd: float
    avg_latency_ms: int | None
    credit_applied: bool
    credits_remaining: int | None

    _wire = (
        _model.Field("total_calls", "total_calls", _codec.INT, required=True),
        _model.Field("successful_calls", "successful_calls", _codec.INT, required=True),
        _model.Field("failed_calls", "failed_calls", _codec.INT, required=True),
        _model.Field("total_tokens", "total_tokens", _codec.INT, required=True),
        _model.Field("total_cost_usd", "total_cost_usd", _codec.FLOAT, required=True),
        _model.Field("avg_latency_ms", "avg_latency_ms", _shapes.nullable(_codec.INT), required=True),
        _model.Field("credit_applied", "credit_applied", _codec.BOOL, required=True),
        _model.Field("credits_remaining", "credits_remaining", _shapes.nullable(_codec.INT), required=True),
    )
