# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`UserRegistration`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class UserRegistration(_model.Model):
    """An account to create.

    Attributes:
        username: Name of the account, 1 to 150 letters, digits, `-` and `_`; the server trims it (matching
            `^\\s*[A-Za-z0-9_-]+\\s*$`).
        password: Password of the account, at least 8 characters.
    """

    username: str
    password: str

    _wire = (
        _model.Field("username", "username", _codec.STR, required=True),
        _model.Field("password", "password", _codec.STR, required=True, secret=True),
    )
