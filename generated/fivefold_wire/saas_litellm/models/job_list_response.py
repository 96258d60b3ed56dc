# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`JobListResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class JobListResponse(_model.Model):
    """One page of a team's jobs, newest first; jobs without calls are left out of it, so it may be short or empty while
    more follow.

    Attributes:
        jobs: The jobs of this page.
        total: Number of jobs that match, over all pages.
        page: Number of this page, from 1.
        page_size: Page size that was asked for.
        total_pages: Number of pages.
    """

    jobs: list[_models.JobSummary]
    total: int
    page: int
    page_size: int
    total_pages: int

    _wire = (
        _model.Field("jobs", "jobs", _shapes.array(_shapes.model(_models, "JobSummary")), required=True),
        _model.Field("total", "total", _codec.INT, required=True),
        _model.Field("page", "page", _codec.INT, required=True),
        _model.Field("page_size", "page_size", _codec.INT, required=True),
        _model.Field("total_pages", "total_pages", _codec.INT, required=True),
    )
