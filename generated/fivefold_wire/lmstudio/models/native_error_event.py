# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativeErrorEvent`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativeErrorEvent(_model.Model):
    """Something went wrong; `chat.end` still follows.

    Attributes:
        type: Always `error`.
        error: What went wrong.
    """

    type: _t.Literal["error"]
    error: _models.ErrorDetail | str

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("error", "error", _shapes.union(_shapes.model(_models, "ErrorDetail"), _codec.STR), required=True),
    )
