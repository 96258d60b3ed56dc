# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`Job`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Job(_model.Model):
    """A job.

    Attributes:
        job_id: Id of the job.
        team_id: Team the job belongs to.
        user_id: Whom the job is for; null if nobody was named.
        job_type: What the job is.
        status: State of the job.
        created_at: When the job was created.
        started_at: When its first call was made; null until then.
        completed_at: When it was last completed; null until then.
        metadata: What was stored with it; null if null was given.
        error_message: Why it failed; stays when the job is completed again.
        organization_id: Always null.
        external_task_id: Always null.
        credit_applied: Whether its last completion charged credits.
        model_groups_used: The first name a call asked for; later ones are not kept.
    """

    job_id: _uuid.UUID
    team_id: str
    user_id: str | None
    job_type: str
    status: _t.Literal["PENDING", "IN_PROGRESS", "COMPLETED", "FAILED", "CANCELLED"] | str
    created_at: _dt.datetime
    started_at: _dt.datetime | None
    completed_at: _dt.datetime | None
    metadata: dict[str, _t.Any] | None
    error_message: str | None
    organization_id: str | None
    external_task_id: str | None
    credit_applied: bool
    model_groups_used: list[str]

    _wire = (
        _model.Field("job_id", "job_id", _codec.ID, required=True),
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("user_id", "user_id", _shapes.nullable(_codec.STR), required=True),
        _model.Field("job_type", "job_type", _codec.STR, required=True),
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("created_at", "created_at", _codec.TIME, required=True),
        _model.Field("started_at", "started_at", _shapes.nullable(_codec.TIME), required=True),
        _model.Field("completed_at", "completed_at", _shapes.nullable(_codec.TIME), required=True),
        _model.Field("metadata", "metadata", _shapes.nullable(_shapes.mapping(_codec.ANY)), required=True),
        _model.Field("error_message", "error_message", _shapes.nullable(_codec.STR), required=True),
        _model.Field("organization_id", "organization_id", _shapes.nullable(_codec.STR), required=True),
        _model.Field("external_task_id", "external_task_id", _shapes.nullable(_codec.STR), required=True),
        _model.Field("credit_applied", "credit_applied", _codec.BOOL, required=True),
        _model.Field("model_groups_used", "model_groups_used", _shapes.array(_codec.STR), required=True),
    )
