# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`UserRegistrationResponse`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class UserRegistrationResponse(_model.Model):
    """A created account.

    Attributes:
        status: Always `registered`.
        is_admin: Whether the account is an administrator.
    """

    status: str
    is_admin: bool

    _wire = (
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("is_admin", "is_admin", _codec.BOOL, required=True),
    )
