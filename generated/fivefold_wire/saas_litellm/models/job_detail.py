# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`JobDetail`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class JobDetail(_model.Model):
    """A job and its calls.

    Attributes:
        job: The job.
        calls: Its calls, oldest first.
    """

    job: _models.JobSummary
    calls: list[_models.LLMCallDetail]

    _wire = (
        _model.Field("job", "job", _shapes.model(_models, "JobSummary"), required=True),
        _model.Field("calls", "calls", _shapes.array(_shapes.model(_models, "LLMCallDetail")), required=True),
    )
