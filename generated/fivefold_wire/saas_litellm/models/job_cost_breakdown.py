# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`JobCostBreakdown`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class JobCostBreakdown(_model.Model):
    """What a job cost, call by call.

    Attributes:
        total_cost_usd: Cost of all calls in US dollars.
        breakdown: The calls; a failed one has no model and only zeros.
    """

    total_cost_usd: float
    breakdown: list[_models.JobCallCost]

    _wire = (
        _model.Field("total_cost_usd", "total_cost_usd", _codec.FLOAT, required=True),
        _model.Field("breakdown", "breakdown", _shapes.array(_shapes.model(_models, "JobCallCost")), required=True),
    )
