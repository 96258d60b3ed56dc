# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ToolCallFunctionDelta`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ToolCallFunctionDelta(_model.Model):
    """A piece of a function to call.

    Attributes:
        name: Name of the function; in the first piece, or the same in every piece.
        arguments: The next piece of the arguments' JSON text.
    """

    name: str | None = _model.NOT_GIVEN
    arguments: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("name", "name", _codec.STR),
        _model.Field("arguments", "arguments", _codec.STR),
    )
