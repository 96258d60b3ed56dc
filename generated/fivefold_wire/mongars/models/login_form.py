# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`LoginForm`, a schema of monGARS."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class LoginForm(_model.Model):
    """Name and password, sent as a form. Leave out what is not given: an empty `grant_type` is refused.

    Attributes:
        username: Name of the account.
        password: Password of the account.
        grant_type: `password`, or absent.
        scope: Ignored by the server; empty by default.
        client_id: Ignored by the server.
        client_secret: Ignored by the server.
    """

    username: str
    password: str
    grant_type: _t.Literal["password"] | None = _model.NOT_GIVEN
    scope: str | None = _model.NOT_GIVEN
    client_id: str | None = _model.NOT_GIVEN
    client_secret: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("username", "username", _codec.STR, required=True),
        _model.Field("password", "password", _codec.STR, required=True, secret=True),
        _model.Field("grant_type", "grant_type", _shapes.literal("password")),
        _model.Field("scope", "scope", _codec.STR),
        _model.Field("client_id", "client_id", _codec.STR),
        _model.Field("client_secret", "client_secret", _codec.STR, secret=True),
    )
