# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ProviderCredentialCreateRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ProviderCredentialCreateRequest(_model.Model):
    """A provider's key to store.

    Attributes:
        organization_id: Its organization; an unknown one gives a 404.
        provider: The provider, in any case; an unknown one gives a 400.
        api_key: The key.
        api_base: Address of the provider; its usual one by default, and ignored by the server.
        credential_name: Name to show.
        created_by: Who stores it, in words; nobody by default.
    """

    organization_id: str
    provider: _t.Literal["openai", "anthropic", "gemini", "fireworks"] | str
    api_key: str
    api_base: str | None = _model.NOT_GIVEN
    credential_name: str
    created_by: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("organization_id", "organization_id", _codec.STR, required=True),
        _model.Field("provider", "provider", _codec.STR, required=True),
        _model.Field("api_key", "api_key", _codec.STR, required=True, secret=True),
        _model.Field("api_base", "api_base", _codec.STR),
        _model.Field("credential_name", "credential_name", _codec.STR, required=True),
        _model.Field("created_by", "created_by", _codec.STR),
    )
