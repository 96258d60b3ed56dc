# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`OrganizationUsageSummary`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class OrganizationUsageSummary(_model.Model):
    """What an organization used in a period.

    Attributes:
        total_jobs: Number of jobs.
        completed_jobs: Number of jobs completed.
        failed_jobs: Number of jobs failed.
        credits_used: Credits charged.
        total_cost_usd: Cost in US dollars.
        total_tokens: Tokens of all jobs.
    """

    total_jobs: int
    completed_jobs: int
    failed_jobs: int
    credits_used: int
    total_cost_usd: float
    total_tokens: int

    _wire = (
        _model.Field("total_jobs", "total_jobs", _codec.INT, required=True),
        _model.Field("completed_jobs", "completed_jobs", _codec.INT, required=True),
        _model.Field("failed_jobs", "failed_jobs", _codec.INT, required=True),
        _model.Field("credits_used", "credits_used", _codec.INT, required=True),
        _model.Field("total_cost_usd", "total_cost_usd", _codec.FLOAT, required=True),
        _model.Field("total_tokens", "total_tokens", _codec.INT, required=True),
    )
