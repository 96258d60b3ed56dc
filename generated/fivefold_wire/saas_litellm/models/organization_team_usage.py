# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`OrganizationTeamUsage`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class OrganizationTeamUsage(_model.Model):
    """What a team of an organization used.

    Attributes:
        jobs: Number of jobs.
        credits_used: Credits charged.
    """

    jobs: int
    credits_used: int

    _wire = (
        _model.Field("jobs", "jobs", _codec.INT, required=True),
        _model.Field("credits_used", "credits_used", _codec.INT, required=True),
    )
