# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`PeerRegistrationResponse`, a schema of monGARS."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class PeerRegistrationResponse(_model.Model):
    """What became of a registration.

    Attributes:
        status: What was done, or why nothing was.
        count: Number of nodes registered now.
    """

    status: _t.Literal["registered", "already registered", "unregistered", "not registered"] | str
    count: int

    _wire = (
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("count", "count", _codec.INT, required=True),
    )
