# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ModelGroupModel`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import datetime as _dt
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ModelGroupModel(_model.Model):
    """A model in a group.

    Attributes:
        id: Id of the entry.
        model_group_id: Id of the group.
        model_name: Name of the model alias.
        priority: Place in the group; the lowest is the primary model.
        is_active: Whether it is used.
        created_at: When it was put there.
    """

    id: _uuid.UUID
    model_group_id: _uuid.UUID
    model_name: str
    priority: int
    is_active: bool
    created_at: _dt.datetime | None

    _wire = (
        _model.Field("id", "id", _codec.ID, required=True),
        _model.Field("model_group_id", "model_group_id", _codec.ID, required=True),
        _model.Field("model_name", "model_name", _codec.STR, required=True),
        _model.Field("priority", "priority", _codec.INT, required=True),
        _model.Field("is_active", "is_active", _codec.BOOL, required=True),
        _model.Field("created_at", "created_at", _shapes.nullable(_codec.TIME), required=True),
    )
