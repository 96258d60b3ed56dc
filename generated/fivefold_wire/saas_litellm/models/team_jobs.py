# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`TeamJobs`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TeamJobs(_model.Model):
    """One page of a team's jobs, newest first.

    Attributes:
        team_id: The team.
        total: Number of jobs on this page, not of all jobs.
        jobs: The jobs of this page; the last page is the one shorter than `limit`.
    """

    team_id: str
    total: int
    jobs: list[_models.Job]

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("total", "total", _codec.INT, required=True),
        _model.Field("jobs", "jobs", _shapes.array(_shapes.model(_models, "Job")), required=True),
    )
