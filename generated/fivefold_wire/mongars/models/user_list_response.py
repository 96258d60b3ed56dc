# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`UserListResponse`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class UserListResponse(_model.Model):
    """All accounts.

    Attributes:
        users: Their names, sorted.
    """

    users: list[str]

    _wire = (_model.Field("users", "users", _shapes.array(_codec.STR), required=True),)
