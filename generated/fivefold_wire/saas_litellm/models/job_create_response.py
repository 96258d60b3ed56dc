# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`JobCreateResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class JobCreateResponse(_model.Model):
    """Receipt for a created job; without its team.

    Attributes:
        job_id: Id of the job.
        status: State of the job, `PENDING` here.
        created_at: When the job was created.
    """

    job_id: _uuid.UUID
    status: _t.Literal["PENDING", "IN_PROGRESS", "COMPLETED", "FAILED", "CANCELLED"] | str
    created_at: _dt.datetime

    _wire = (
        _model.Field("job_id", "job_id", _codec.ID, required=True),
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("created_at", "created_at", _codec.TIME, required=True),
    )
