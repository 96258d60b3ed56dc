# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`LoginRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class LoginRequest(_model.Model):
    """Who logs in.

    Attributes:
        email: Address of the user.
        password: Password.
    """

    email: str
    password: str

    _wire = (
        _model.Field("email", "email", _codec.STR, required=True),
        _model.Field("password", "password", _codec.STR, required=True, secret=True),
    )
