# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`UsageSummary`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class UsageSummary(_model.Model):
    """What a team used in a period.

    Attributes:
        total_jobs: Number of jobs.
        successful_jobs: Number of jobs completed.
        failed_jobs: Number of jobs failed.
        total_cost_usd: Cost in US dollars, to two decimals.
        total_tokens: Tokens of all completed jobs.
        avg_cost_per_job: Mean cost of a job in US dollars.
    """

    total_jobs: int
    successful_jobs: int
    failed_jobs: int
    total_cost_usd: float
    total_tokens: int
    avg_cost_per_job: float

    _wire = (
        _model.Field("total_jobs", "total_jobs", _codec.INT, required=True),
        _model.Field("successful_jobs", "successful_jobs", _codec.INT, required=True),
        _model.Field("failed_jobs", "failed_jobs", _codec.INT, required=True),
        _model.Field("total_cost_usd", "total_cost_usd", _codec.FLOAT, required=True),
        _model.Field("total_tokens", "total_tokens", _codec.INT, required=True),
        _model.Field("avg_cost_per_job", "avg_cost_per_job", _codec.FLOAT, required=True),
    )
