# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`UserResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class UserResponse(_model.Model):
    """An admin user.

    Attributes:
        user_id: Id of the user.
        email: Address to log in with.
        display_name: Name to show.
        role: What the user may do.
        is_active: Whether the user may log in.
        created_at: When the user was created.
        created_by: Who created the user; null for the first one.
        last_login: When the user last logged in; null if never.
        metadata: What was stored with the user.
    """

    user_id: _uuid.UUID
    email: str
    display_name: str
    role: _t.Literal["owner", "admin", "user"] | str
    is_active: bool
    created_at: _dt.datetime
    created_by: _uuid.UUID | None
    last_login: _dt.datetime | None
    metadata: dict[str, _t.Any] | None

    _wire = (
        _model.Field("user_id", "user_id", _codec.ID, required=True),
        _model.Field("email", "email", _codec.STR, required=True),
        _model.Field("display_name", "display_name", _codec.STR, required=True),
        _model.Field("role", "role", _codec.STR, required=True),
        _model.Field("is_active", "is_active", _codec.BOOL, required=True),
        _model.Field("created_at", "created_at", _codec.TIME, required=True),
        _model.Field("created_by", "created_by", _shapes.nullable(_codec.ID), required=True),
        _model.Field("last_login", "last_login", _shapes.nullable(_codec.TIME), required=True),
        _model.Field("metadata", "metadata", _shapes.nullable(_shapes.mapping(_codec.ANY)), required=True),
    )
