# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`ApprovalRefusal`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ApprovalRefusal(_model.Model):
    """Why an approval was refused, where the server says it in a structure.

    Attributes:
        status: Always `error`.
        reason: `missing_token` when the token is blank, `operator_mismatch` when `operator_id` is not the caller's
            own name.
    """

    status: str
    reason: str

    _wire = (
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("reason", "reason", _codec.STR, required=True),
    )
