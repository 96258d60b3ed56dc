# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativeMessageEndEvent`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativeMessageEndEvent(_model.Model):
    """A message ends.

    Attributes:
        type: Always `message.end`.
    """

    type: _t.Literal["message.end"]

    _wire = (_model.Field("type", "type", _codec.STR, required=True),)
