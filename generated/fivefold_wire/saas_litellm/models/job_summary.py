# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`JobSummary`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class JobSummary(_model.Model):
    """A job with sums over its calls.

    Attributes:
        job_id: Id of the job.
        team_id: Team the job belongs to.
        user_id: Whom the job is for; null if nobody was named.
        job_type: What the job is.
        status: State of the job.
        created_at: When the job was created.
        completed_at: When it was last completed; null until then.
        total_calls: Number of calls.
        successful_calls: Number of calls that were answered.
        failed_calls: Number of calls that failed.
        retry_count: Number of calls whose purpose another call had before.
        total_tokens: Tokens of all calls.
        total_cost_usd: Cost of all calls in US dollars.
        avg_latency_ms: Mean time of the calls, in milliseconds; 0 if none was answered.
        credit_applied: Whether its last completion charged credits.
        job_metadata: What was stored with it.
    """

    job_id: _uuid.UUID
    team_id: str
    user_id: str | None
    job_type: str
    status: _t.Literal["PENDING", "IN_PROGRESS", "COMPLETED", "FAILED", "CANCELLED"] | str
    created_at: _dt.datetime
    completed_at: _dt.datetime | None
    total_calls: int
    successful_calls: int
    failed_calls: int
    retry_count: int
    total_tokens: int
    total_cost_usd: float
    avg_latency_ms: int
    credit_applied: bool
    job_metadata: dict[str, _t.Any] | None

    _wire = (
        _model.Field("job_id", "job_id", _codec.ID, required=True),
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("user_id", "user_id", _shapes.nullable(_codec.STR), required=True),
        _model.Field("job_type", "job_type", _codec.STR, required=True),
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("created_at", "created_at", _codec.TIME, required=True),
        _model.Field("completed_at", "completed_at", _shapes.nullable(_codec.TIME), required=True),
        _model.Field("total_calls", "total_calls", _codec.INT, required=True),
        _model.Field("successful_calls", "successful_calls", _codec.INT, required=True),
        _model.Field("failed_calls", "failed_calls", _codec.INT, required=True),
        _model.Field("retry_count", "retry_count", _codec.INT, required=True),
        _model.Field("total_tokens", "total_tokens", _codec.INT, required=True),
        _model.Field("total_cost_usd", "total_cost_usd", _codec.FLOAT, required=True),
        _model.Field("avg_latency_ms", "avg_latency_ms", _codec.INT, required=True),
        _model.Field("credit_applied", "credit_applied", _codec.BOOL, required=True),
        _model.Field("job_metadata", "job_metadata", _shapes.nullable(_shapes.mapping(_codec.ANY)), required=True),
    )
