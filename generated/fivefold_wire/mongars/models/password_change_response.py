# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`PasswordChangeResponse`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class PasswordChangeResponse(_model.Model):
    """A changed password.

    Attributes:
        status: Always `changed`.
    """

    status: str

    _wire = (_model.Field("status", "status", _codec.STR, required=True),)
