# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`LoginRequest`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class LoginRequest(_model.Model):
    """Name and password, sent as JSON.

    Attributes:
        username: Name of the account, 1 to 128 characters.
        password: Password of the account, 1 to 256 characters.
    """

    username: str
    password: str

    _wire = (
        _model.Field("username", "username", _codec.STR, required=True),
        _model.Field("password", "password", _codec.STR, required=True, secret=True),
    )
