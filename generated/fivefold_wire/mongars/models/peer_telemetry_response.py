# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`PeerTelemetryResponse`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class PeerTelemetryResponse(_model.Model):
    """An accepted report.

    Attributes:
        status: Always `accepted`.
    """

    status: str

    _wire = (_model.Field("status", "status", _codec.STR, required=True),)
