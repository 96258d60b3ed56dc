# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`ApprovalResponse`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ApprovalResponse(_model.Model):
    """An approved request.

    Attributes:
        status: Always `approved`.
        token_ref: Names the request that was approved, 1 to 64 characters.
    """

    status: str
    token_ref: str

    _wire = (
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("token_ref", "token_ref", _codec.STR, required=True),
    )
