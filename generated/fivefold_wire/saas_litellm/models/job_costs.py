# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`JobCosts`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import typing as _t
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class JobCosts(_model.Model):
    """A job and what it cost.

    Attributes:
        job_id: Id of the job.
        team_id: Team the job belongs to.
        job_type: What the job is.
        status: State of the job.
        costs: What it cost.
    """

    job_id: _uuid.UUID
    team_id: str
    job_type: str
    status: _t.Literal["PENDING", "IN_PROGRESS", "COMPLETED", "FAILED", "CANCELLED"] | str
    costs: _models.JobCostBreakdown

    _wire = (
        _model.Field("job_id", "job_id", _codec.ID, required=True),
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("job_type", "job_type", _codec.STR, required=True),
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("costs", "costs", _shapes.model(_models, "JobCostBreakdown"), required=True),
    )
