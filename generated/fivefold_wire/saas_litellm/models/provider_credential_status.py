# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ProviderCredentialStatus`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ProviderCredentialStatus(_model.Model):
    """Whether a stored key is used.

    Attributes:
        credential_id: Id of the credential.
        is_active: Whether it is.
        message: What happened, in words.
    """

    credential_id: _uuid.UUID
    is_active: bool
    message: str

    _wire = (
        _model.Field("credential_id", "credential_id", _codec.ID, required=True),
        _model.Field("is_active", "is_active", _codec.BOOL, required=True),
        _model.Field("message", "message", _codec.STR, required=True),
    )
