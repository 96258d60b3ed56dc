# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`JsonObjectFormat`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class JsonObjectFormat(_model.Model):
    """Any JSON object; LM Studio refuses it, other servers take it.

    Attributes:
        type: Always `json_object`.
    """

    type: _t.Literal["json_object"]

    _wire = (_model.Field("type", "type", _shapes.literal("json_object"), required=True),)
