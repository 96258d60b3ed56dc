# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ModelGroupResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ModelGroupResponse(_model.Model):
    """A model group.

    Attributes:
        model_group_id: Id of the group.
        group_name: Name of the group.
        display_name: Name to show.
        description: What it is for; null if nothing was said.
        status: `active` or `inactive`.
        models: Its models, by priority.
    """

    model_group_id: _uuid.UUID
    group_name: str
    display_name: str | None
    description: str | None
    status: str
    models: list[_models.ModelGroupModel]

    _wire = (
        _model.Field("model_group_id", "model_group_id", _codec.ID, required=True),
        _model.Field("group_name", "group_name", _codec.STR, required=True),
        _model.Field("display_name", "display_name", _shapes.nullable(_codec.STR), required=True),
        _model.Field("description", "description", _shapes.nullable(_codec.STR), required=True),
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("models", "models", _shapes.array(_shapes.model(_models, "ModelGroupModel")), required=True),
    )
