# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`JobCompleteResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class JobCompleteResponse(_model.Model):
    """A completed job.

    Attributes:
        job_id: Id of the job.
        status: State of the job, `COMPLETED` or `FAILED`.
        completed_at: When the job was completed, this time.
        costs: What the job used.
        calls: The calls of the job.
    """

    job_id: _uuid.UUID
    status: _t.Literal["PENDING", "IN_PROGRESS", "COMPLETED", "FAILED", "CANCELLED"] | str
    completed_at: _dt.datetime
    costs: _models.JobCompletionCosts
    calls: list[_models.JobCompletionCall]

    _wire = (
        _model.Field("job_id", "job_id", _codec.ID, required=True),
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("completed_at", "completed_at", _codec.TIME, required=True),
        _model.Field("costs", "costs", _shapes.model(_models, "JobCompletionCosts"), required=True),
        _model.Field("calls", "calls", _shapes.array(_shapes.model(_models, "JobCompletionCall")), required=True),
    )
