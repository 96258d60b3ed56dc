# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`OrganizationResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class OrganizationResponse(_model.Model):
    """An organization.

    Attributes:
        organization_id: Id of the organization.
        name: Name to show.
        status: `active` so far.
        metadata: What was stored with it.
        created_at: When it was created.
        updated_at: When it last changed.
        default_team: The team created with it; null but in the answer of `create_organization`.
    """

    organization_id: str
    name: str
    status: str
    metadata: dict[str, _t.Any]
    created_at: _dt.datetime
    updated_at: _dt.datetime
    default_team: _models.DefaultTeam | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("organization_id", "organization_id", _codec.STR, required=True),
        _model.Field("name", "name", _codec.STR, required=True),
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("metadata", "metadata", _shapes.mapping(_codec.ANY), required=True),
        _model.Field("created_at", "created_at", _codec.TIME, required=True),
        _model.Field("updated_at", "updated_at", _codec.TIME, required=True),
        _model.Field("default_team", "default_team", _shapes.model(_models, "DefaultTeam")),
    )
