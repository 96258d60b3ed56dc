# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`SingleCallJobResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class SingleCallJobResponse(_model.Model):
    """A job of one call, completed.

    Attributes:
        job_id: Id of the job.
        status: State of the job, `COMPLETED` here.
        response: What the model answered.
        metadata: What the call used.
        costs: What the job used.
        completed_at: When the job was completed.
    """

    job_id: _uuid.UUID
    status: _t.Literal["PENDING", "IN_PROGRESS", "COMPLETED", "FAILED", "CANCELLED"] | str
    response: _models.LLMAnswer
    metadata: _models.LLMCallMetadata
    costs: _models.JobCompletionCosts
    completed_at: _dt.datetime

    _wire = (
        _model.Field("job_id", "job_id", _codec.ID, required=True),
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("response", "response", _shapes.model(_models, "LLMAnswer"), required=True),
        _model.Field("metadata", "metadata", _shapes.model(_models, "LLMCallMetadata"), required=True),
        _model.Field("costs", "costs", _shapes.model(_models, "JobCompletionCosts"), required=True),
        _model.Field("completed_at", "completed_at", _codec.TIME, required=True),
    )
