# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`TeamUsage`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TeamUsage(_model.Model):
    """What a team used in a period: with `summary` and `job_types` if just reckoned, flat if the server had it stored.

    Attributes:
        team_id: The team.
        period: The period asked for.
        summary: The sums; absent from a stored summary.
        job_types: The jobs by type; absent from a stored summary.
        period_type: `monthly` or `daily`; only in a stored summary.
        total_jobs: Number of jobs; only in a stored summary.
        successful_jobs: Number of jobs completed; only in a stored summary.
        failed_jobs: Number of jobs failed; only in a stored summary.
        cancelled_jobs: Number of jobs cancelled; only in a stored summary.
        total_cost_usd: Cost in US dollars; only in a stored summary.
        total_tokens: Tokens of all jobs; only in a stored summary.
        job_type_breakdown: The jobs by type; only in a stored summary.
        calculated_at: When it was reckoned; only in a stored summary.
    """

    team_id: str
    period: str
    summary: _models.UsageSummary | None = _model.NOT_GIVEN
    job_types: dict[str, _models.JobTypeUsage] | None = _model.NOT_GIVEN
    period_type: str | None = _model.NOT_GIVEN
    total_jobs: int | None = _model.NOT_GIVEN
    successful_jobs: int | None = _model.NOT_GIVEN
    failed_jobs: int | None = _model.NOT_GIVEN
    cancelled_jobs: int | None = _model.NOT_GIVEN
    total_cost_usd: float | None = _model.NOT_GIVEN
    total_tokens: int | None = _model.NOT_GIVEN
    job_type_breakdown: dict[str, _t.Any] | None = _model.NOT_GIVEN
    calculated_at: _dt.datetime | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("period", "period", _codec.STR, required=True),
        _model.Field("summary", "summary", _shapes.model(_models, "UsageSummary")),
        _model.Field("job_types", "job_types", _shapes.mapping(_shapes.model(_models, "JobTypeUsage"))),
        _model.Field("period_type", "period_type", _codec.STR),
        _model.Field("total_jobs", "total_jobs", _codec.INT),
        _model.Field("successful_jobs", "successful_jobs", _codec.INT),
        _model.Field("failed_jobs", "failed_jobs", _codec.INT),
        _model.Field("cancelled_jobs", "cancelled_jobs", _codec.INT),
        _model.Field("total_cost_usd", "total_cost_usd", _codec.FLOAT),
        _model.Field("total_tokens", "total_tokens", _codec.INT),
        _model.Field("job_type_breakdown", "job_type_breakdown", _shapes.mapping(_codec.ANY)),
        _model.Field("calculated_at", "calculated_at", _codec.TIME),
    )
