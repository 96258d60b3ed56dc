# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ProviderCredentialResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ProviderCredentialResponse(_model.Model):
    """A stored provider's key.

    Attributes:
        credential_id: Id of the credential.
        organization_id: Its organization.
        provider: The provider.
        credential_name: Name to show.
        api_base: Address of the provider; null for its usual one.
        is_active: Whether it is used.
        created_at: When it was stored.
        updated_at: When it last changed.
        has_api_key: Whether there is a key.
        api_key: The key in plain text; only if `include_api_key` asks for it.
    """

    credential_id: _uuid.UUID
    organization_id: str
    provider: _t.Literal["openai", "anthropic", "gemini", "fireworks"] | str
    credential_name: str
    api_base: str | None
    is_active: bool
    created_at: _dt.datetime
    updated_at: _dt.datetime
    has_api_key: bool
    api_key: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("credential_id", "credential_id", _codec.ID, required=True),
        _model.Field("organization_id", "organization_id", _codec.STR, required=True),
        _model.Field("provider", "provider", _codec.STR, required=True),
        _model.Field("credential_name", "credential_name", _codec.STR, required=True),
        _model.Field("api_base", "api_base", _shapes.nullable(_codec.STR), required=True),
        _model.Field("is_active", "is_active", _codec.BOOL, required=True),
        _model.Field("created_at", "created_at", _codec.TIME, required=True),
        _model.Field("updated_at", "updated_at", _codec.TIME, required=True),
        _model.Field("has_api_key", "has_api_key", _codec.BOOL, required=True),
        _model.Field("api_key", "api_key", _codec.STR, secret=True),
    )
