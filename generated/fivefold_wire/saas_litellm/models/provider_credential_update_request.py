# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ProviderCredentialUpdateRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ProviderCredentialUpdateRequest(_model.Model):
    """Changes to a stored key; a field left out or null keeps its value.

    Attributes:
        api_key: The key.
        api_base: Address of the provider.
        credential_name: Name to show.
        is_active: Whether to use it.
        updated_by: Who changes it, in words.
    """

    api_key: str | None = _model.NOT_GIVEN
    api_base: str | None = _model.NOT_GIVEN
    credential_name: str | None = _model.NOT_GIVEN
    is_active: bool | None = _model.NOT_GIVEN
    updated_by: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("api_key", "api_key", _codec.STR, secret=True),
        _model.Field("api_base", "api_base", _codec.STR),
        _model.Field("credential_name", "credential_name", _codec.STR),
        _model.Field("is_active", "is_active", _codec.BOOL),
        _model.Field("updated_by", "updated_by", _codec.STR),
    )
