# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`UnreadCountResponse`, a schema of ArgusLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class UnreadCountResponse(_model.Model):
    """Number of alerts nobody has acknowledged.

    Attributes:
        count: The number.
    """

    count: int

    _wire = (_model.Field("count", "count", _codec.INT, required=True),)
