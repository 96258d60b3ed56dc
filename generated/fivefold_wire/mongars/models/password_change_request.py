# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`PasswordChangeRequest`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class PasswordChangeRequest(_model.Model):
    """A new password for one's own account.

    Attributes:
        old_password: The present password, at least 8 characters.
        new_password: The new password, at least 8 characters.
    """

    old_password: str
    new_password: str

    _wire = (
        _model.Field("old_password", "old_password", _codec.STR, required=True, secret=True),
        _model.Field("new_password", "new_password", _codec.STR, required=True, secret=True),
    )
