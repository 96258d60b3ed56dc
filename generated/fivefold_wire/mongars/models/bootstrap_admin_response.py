# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`BootstrapAdminResponse`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BootstrapAdminResponse(_model.Model):
    """The first administrator.

    Attributes:
        created: Whether the account was created.
        username: Name of the account.
        admin: Always true.
    """

    created: bool
    username: str
    admin: bool

    _wire = (
        _model.Field("created", "created", _codec.BOOL, required=True),
        _model.Field("username", "username", _codec.STR, required=True),
        _model.Field("admin", "admin", _codec.BOOL, required=True),
    )
