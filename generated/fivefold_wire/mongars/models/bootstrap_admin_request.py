# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`BootstrapAdminRequest`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BootstrapAdminRequest(_model.Model):
    """The first administrator to create.

    Attributes:
        username: Name of the account, 1 to 128 characters; `admin` by default.
        password: Password of the account, 1 to 256 characters; `admin` by default.
    """

    username: str | None = _model.NOT_GIVEN
    password: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("username", "username", _codec.STR),
        _model.Field("password", "password", _codec.STR, secret=True),
    )
