# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativeOtherEvent`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativeOtherEvent(_model.Model):
    """An event of another kind; its fields are kept.

    Attributes:
        type: Kind of the event.
    """

    type: str

    _wire = (_model.Field("type", "type", _codec.STR, required=True),)
