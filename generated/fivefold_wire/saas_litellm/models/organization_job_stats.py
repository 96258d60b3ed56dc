# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`OrganizationJobStats`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class OrganizationJobStats(_model.Model):
    """Sums over the jobs of an organization.

    Attributes:
        organization_id: Id of the organization.
        organization_name: Its name.
        total_jobs: Number of jobs.
        completed_jobs: Number of jobs completed.
        failed_jobs: Number of jobs failed.
        in_progress_jobs: Number of jobs in progress.
        total_teams: Number of teams.
        total_llm_calls: Number of calls.
        successful_calls: Number of calls that were answered.
        failed_calls: Number of calls that failed.
        total_tokens: Tokens of all calls.
        total_cost_usd: Cost in US dollars.
        total_credits_used: Credits charged so far, whatever the dates.
        top_teams: The ten teams with most jobs.
    """

    organization_id: str
    organization_name: str | None
    total_jobs: int
    completed_jobs: int
    failed_jobs: int
    in_progress_jobs: int
    total_teams: int
    total_llm_calls: int
    successful_calls: int
    failed_calls: int
    total_tokens: int
    total_cost_usd: float
    total_credits_used: int
    top_teams: list[_models.TeamJobCount]

    _wire = (
        _model.Field("organization_id", "organization_id", _codec.STR, required=True),
        _model.Field("organization_name", "organization_name", _shapes.nullable(_codec.STR), required=True),
        _model.Field("total_jobs", "total_jobs", _codec.INT, required=True),
        _model.Field("completed_jobs", "completed_jobs", _codec.INT, required=True),
        _model.Field("failed_jobs", "failed_jobs", _codec.INT, required=True),
        _model.Field("in_progress_jobs", "in_progress_jobs", _codec.INT, required=True),
        _model.Field("total_teams", "total_teams", _codec.INT, required=True),
        _model.Field("total_llm_calls", "total_llm_calls", _codec.INT, required=True),
        _model.Field("successful_calls", "successful_calls", _codec.INT, required=True),
        _model.Field("failed_calls", "failed_calls", _codec.INT, required=True),
        _model.Field("total_tokens", "total_tokens", _codec.INT, required=True),
        _model.Field("total_cost_usd", "total_cost_usd", _codec.FLOAT, required=True),
        _model.Field("total_credits_used", "total_credits_used", _codec.INT, required=True),
        _model.Field("top_teams", "top_teams", _shapes.array(_shapes.model(_models, "TeamJobCount")), required=True),
    )
