# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`ConnectedData`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ConnectedData(_model.Model):
    """What the server accepted.

    Attributes:
        origin: The `Origin` that the client sent.
    """

    origin: str

    _wire = (_model.Field("origin", "origin", _codec.STR, required=True),)
