# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`TextFormat`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TextFormat(_model.Model):
    """Plain text.

    Attributes:
        type: Always `text`.
    """

    type: _t.Literal["text"]

    _wire = (_model.Field("type", "type", _shapes.literal("text"), required=True),)
