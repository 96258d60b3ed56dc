# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`AccessGroupResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import datetime as _dt

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class AccessGroupResponse(_model.Model):
    """An access group: models that teams may be allowed together.

    Attributes:
        group_name: Name of the group.
        display_name: Name to show.
        description: What it is for; null if nothing was said.
        status: `active` or `inactive`.
        model_aliases: Its models.
        teams_using: Teams that may use its models; null if there are none.
        created_at: When it was created.
        updated_at: When it last changed.
    """

    group_name: str
    display_name: str
    description: str | None
    status: str
    model_aliases: list[_models.AccessGroupModel]
    teams_using: list[str] | None = _model.NOT_GIVEN
    created_at: _dt.datetime
    updated_at: _dt.datetime

    _wire = (
        _model.Field("group_name", "group_name", _codec.STR, required=True),
        _model.Field("display_name", "display_name", _codec.STR, required=True),
        _model.Field("description", "description", _shapes.nullable(_codec.STR), required=True),
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field(
            "model_aliases", "model_aliases", _shapes.array(_shapes.model(_models, "AccessGroupModel")), required=True
        ),
        _model.Field("teams_using", "teams_using", _shapes.array(_codec.STR)),
        _model.Field("created_at", "created_at", _codec.TIME, required=True),
        _model.Field("updated_at", "updated_at", _codec.TIME, required=True),
    )
