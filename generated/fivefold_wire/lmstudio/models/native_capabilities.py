# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativeCapabilities`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativeCapabilities(_model.Model):
    """What a model can do.

    Attributes:
        vision: Whether it can look at images.
        trained_for_tool_use: Whether it was trained to use tools.
        reasoning: How it can reason; left out if it cannot.
    """

    vision: bool | None = _model.NOT_GIVEN
    trained_for_tool_use: bool | None = _model.NOT_GIVEN
    reasoning: _models.NativeReasoningCapability | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("vision", "vision", _codec.BOOL),
        _model.Field("trained_for_tool_use", "trained_for_tool_use", _codec.BOOL),
        _model.Field("reasoning", "reasoning", _shapes.model(_models, "NativeReasoningCapability")),
    )
