# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`OrganizationCreateRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class OrganizationCreateRequest(_model.Model):
    """An organization to create.

    Attributes:
        organization_id: Id of the organization; one in use gives a 400 (at least 1 character).
        name: Name to show.
        metadata: Anything to keep with it; empty by default.
        create_default_team: Whether to create a team with it, whose id ends in `_default` and which cannot be
            deleted (default true).
        default_team_name: Name of that team; the organization's by default.
        default_team_access_groups: Access groups of that team; none by default.
        default_team_credits: Credits of that team (default 0).
    """

    organization_id: str
    name: str
    metadata: _abc.Mapping[str, _t.Any] | None = _model.NOT_GIVEN
    create_default_team: bool | None = _model.NOT_GIVEN
    default_team_name: str | None = _model.NOT_GIVEN
    default_team_access_groups: _abc.Sequence[str] | None = _model.NOT_GIVEN
    default_team_credits: int | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("organization_id", "organization_id", _codec.STR, required=True),
        _model.Field("name", "name", _codec.STR, required=True),
        _model.Field("metadata", "metadata", _shapes.mapping(_codec.ANY)),
        _model.Field("create_default_team", "create_default_team", _codec.BOOL),
        _model.Field("default_team_name", "default_team_name", _codec.STR),
        _model.Field("default_team_access_groups", "default_team_access_groups", _shapes.array(_codec.STR)),
        _model.Field("default_team_credits", "default_team_credits", _codec.INT),
    )
