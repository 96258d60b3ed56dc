# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`ProviderResponse`, a schema of ArgusLM."""

from __future__ import annotations

import datetime as _dt
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ProviderResponse(_model.Model):
    """A provider account, without its secrets.

    Attributes:
        id: Id of the account.
        provider_type: Kind of provider, usually an id of `get_provider_catalog`.
        display_name: Name to show for the account; may be empty.
        enabled: Whether the account is in use; monitoring ignores it.
        base_url: Address of the provider, taken from `credentials`; null if none was given.
        region: Cloud region, taken from `credentials`; null if none was given.
        created_at: When the account was created.
        updated_at: When the account was last changed.
    """

    id: _uuid.UUID
    provider_type: str
    display_name: str
    enabled: bool
    base_url: str | None
    region: str | None
    created_at: _dt.datetime
    updated_at: _dt.datetime

    _wire = (
        _model.Field("id", "id", _codec.ID, required=True),
        _model.Field("provider_type", "provider_type", _codec.STR, required=True),
        _model.Field("display_name", "display_name", _codec.STR, required=True),
        _model.Field("enabled", "enabled", _codec.BOOL, required=True),
        _model.Field("base_url", "base_url", _shapes.nullable(_codec.STR), required=True),
        _model.Field("region", "region", _shapes.nullable(_codec.STR), required=True),
        _model.Field("created_at", "created_at", _codec.TIME, required=True),
        _model.Field("updated_at", "updated_at", _codec.TIME, required=True),
    )
