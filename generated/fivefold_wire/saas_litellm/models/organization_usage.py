# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`OrganizationUsage`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class OrganizationUsage(_model.Model):
    """What an organization used in a period; always zeros, since jobs are never marked with one.

    Attributes:
        organization_id: Id of the organization.
        period: The period asked for.
        summary: The sums.
        teams: The usage by team.
    """

    organization_id: str
    period: str
    summary: _models.OrganizationUsageSummary
    teams: dict[str, _models.OrganizationTeamUsage]

    _wire = (
        _model.Field("organization_id", "organization_id", _codec.STR, required=True),
        _model.Field("period", "period", _codec.STR, required=True),
        _model.Field("summary", "summary", _shapes.model(_models, "OrganizationUsageSummary"), required=True),
        _model.Field("teams", "teams", _shapes.mapping(_shapes.model(_models, "OrganizationTeamUsage")), required=True),
    )
