# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`AuditLogResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class AuditLogResponse(_model.Model):
    """Something an admin user did.

    Attributes:
        audit_id: Id of the entry.
        user_id: Who did it; null if nobody was logged in.
        action: What was done, such as `login`.
        resource_type: Kind of what it was done to.
        resource_id: Id of what it was done to.
        details: More about it.
        ip_address: From where.
        created_at: When it was done.
    """

    audit_id: _uuid.UUID
    user_id: _uuid.UUID | None
    action: str
    resource_type: str | None
    resource_id: str | None
    details: dict[str, _t.Any] | None
    ip_address: str | None
    created_at: _dt.datetime

    _wire = (
        _model.Field("audit_id", "audit_id", _codec.ID, required=True),
        _model.Field("user_id", "user_id", _shapes.nullable(_codec.ID), required=True),
        _model.Field("action", "action", _codec.STR, required=True),
        _model.Field("resource_type", "resource_type", _shapes.nullable(_codec.STR), required=True),
        _model.Field("resource_id", "resource_id", _shapes.nullable(_codec.STR), required=True),
        _model.Field("details", "details", _shapes.nullable(_shapes.mapping(_codec.ANY)), required=True),
        _model.Field("ip_address", "ip_address", _shapes.nullable(_codec.STR), required=True),
        _model.Field("created_at", "created_at", _codec.TIME, required=True),
    )
