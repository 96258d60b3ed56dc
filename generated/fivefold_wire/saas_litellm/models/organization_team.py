# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`OrganizationTeam`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class OrganizationTeam(_model.Model):
    """A team of an organization.

    Attributes:
        team_id: Id of the team.
        access_groups: Its access groups.
        credits_allocated: Credits given so far.
        credits_remaining: Credits left.
    """

    team_id: str
    access_groups: list[str]
    credits_allocated: int
    credits_remaining: int

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("access_groups", "access_groups", _shapes.array(_codec.STR), required=True),
        _model.Field("credits_allocated", "credits_allocated", _codec.INT, required=True),
        _model.Field("credits_remaining", "credits_remaining", _codec.INT, required=True),
    )
