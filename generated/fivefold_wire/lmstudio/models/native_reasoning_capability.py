# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativeReasoningCapability`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativeReasoningCapability(_model.Model):
    """How a model can reason.

    Attributes:
        allowed_options: The settings it takes.
        default: The setting if none is given.
    """

    allowed_options: list[_t.Literal["off", "low", "medium", "high", "on"] | str] | None = _model.NOT_GIVEN
    default: _t.Literal["off", "low", "medium", "high", "on"] | str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("allowed_options", "allowed_options", _shapes.array(_codec.STR)),
        _model.Field("default", "default", _codec.STR),
    )
