# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`ServiceStatus`, a schema of ArgusLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ServiceStatus(_model.Model):
    """Sign of life of the server.

    Attributes:
        status: `ok` from `get_root`, `healthy` from `check_health`.
    """

    status: str

    _wire = (_model.Field("status", "status", _codec.STR, required=True),)
