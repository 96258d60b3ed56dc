# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ToolCallDelta`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ToolCallDelta(_model.Model):
    """A piece of a call that the model asks for.

    Attributes:
        index: Which call it belongs to, from 0.
        id: Id of the call; in its first piece, or the same in every piece.
        type: Always `function`.
        function: The next piece of what to call.
    """

    index: int | None = _model.NOT_GIVEN
    id: str | None = _model.NOT_GIVEN
    type: str | None = _model.NOT_GIVEN
    function: _models.ToolCallFunctionDelta | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("index", "index", _codec.INT),
        _model.Field("id", "id", _codec.STR),
        _model.Field("type", "type", _codec.STR),
        _model.Field("function", "function", _shapes.model(_models, "ToolCallFunctionDelta")),
    )
