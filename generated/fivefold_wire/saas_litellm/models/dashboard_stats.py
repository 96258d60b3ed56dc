# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`DashboardStats`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class DashboardStats(_model.Model):
    """Numbers over the whole server.

    Attributes:
        organizations: Number of organizations.
        teams: Number of teams.
        model_groups: Number of model groups.
        total_credits: Credits given so far.
        credits_remaining: Credits left.
        credits_used: Credits charged so far.
    """

    organizations: int
    teams: int
    model_groups: int
    total_credits: int
    credits_remaining: int
    credits_used: int

    _wire = (
        _model.Field("organizations", "organizations", _codec.INT, required=True),
        _model.Field("teams", "teams", _codec.INT, required=True),
        _model.Field("model_groups", "modelGroups", _codec.INT, required=True),
        _model.Field("total_credits", "totalCredits", _codec.INT, required=True),
        _model.Field("credits_remaining", "creditsRemaining", _codec.INT, required=True),
        _model.Field("credits_used", "creditsUsed", _codec.INT, required=True),
    )
