# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`PeerMessageResponse`, a schema of monGARS."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class PeerMessageResponse(_model.Model):
    """A received message.

    Attributes:
        status: Always `received`.
        data: The decrypted document: any JSON value.
    """

    status: str
    data: _t.Any

    _wire = (
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("data", "data", _codec.ANY, required=True),
    )
