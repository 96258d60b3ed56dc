# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`LoginResponse`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class LoginResponse(_model.Model):
    """A bearer token, and how long it is good for.

    Attributes:
        access_token: The token, a JWT.
        token_type: Always `bearer`.
        admin: Whether the account is an administrator.
        expires_in: Life of the token from now, in seconds.
    """

    access_token: str
    token_type: str
    admin: bool
    expires_in: int

    _wire = (
        _model.Field("access_token", "access_token", _codec.STR, required=True, secret=True),
        _model.Field("token_type", "token_type", _codec.STR, required=True),
        _model.Field("admin", "admin", _codec.BOOL, required=True),
        _model.Field("expires_in", "expires_in", _codec.INT, required=True),
    )
