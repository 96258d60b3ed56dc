# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativeReasoningStartEvent`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativeReasoningStartEvent(_model.Model):
    """Reasoning begins.

    Attributes:
        type: Always `reasoning.start`.
    """

    type: _t.Literal["reasoning.start"]

    _wire = (_model.Field("type", "type", _codec.STR, required=True),)
