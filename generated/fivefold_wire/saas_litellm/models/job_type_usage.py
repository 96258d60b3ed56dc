# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`JobTypeUsage`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class JobTypeUsage(_model.Model):
    """What jobs of one type used.

    Attributes:
        count: Number of jobs.
        cost_usd: Cost in US dollars.
    """

    count: int
    cost_usd: float

    _wire = (
        _model.Field("count", "count", _codec.INT, required=True),
        _model.Field("cost_usd", "cost_usd", _codec.FLOAT, required=True),
    )
