# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`OrganizationTeams`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class OrganizationTeams(_model.Model):
    """The teams of an organization.

    Attributes:
        organization_id: Id of the organization.
        team_count: Number of teams.
        teams: The teams.
    """

    organization_id: str
    team_count: int
    teams: list[_models.OrganizationTeam]

    _wire = (
        _model.Field("organization_id", "organization_id", _codec.STR, required=True),
        _model.Field("team_count", "team_count", _codec.INT, required=True),
        _model.Field("teams", "teams", _shapes.array(_shapes.model(_models, "OrganizationTeam")), required=True),
    )
