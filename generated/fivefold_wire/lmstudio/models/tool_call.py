# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ToolCall`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ToolCall(_model.Model):
    """A call that the model asks for.

    Attributes:
        id: Id of the call, for the message that answers it; LM Studio sends an empty one at times.
        type: Always `function`.
        function: What to call.
    """

    id: str
    type: str | None = _model.NOT_GIVEN
    function: _models.ToolCallFunction

    _wire = (
        _model.Field("id", "id", _codec.STR, required=True),
        _model.Field("type", "type", _codec.STR),
        _model.Field("function", "function", _shapes.model(_models, "ToolCallFunction"), required=True),
    )
