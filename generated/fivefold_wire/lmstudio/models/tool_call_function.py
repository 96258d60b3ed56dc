# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ToolCallFunction`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ToolCallFunction(_model.Model):
    """A function to call.

    Attributes:
        name: Name of the function.
        arguments: Its arguments as JSON text; may be empty for none.
    """

    name: str
    arguments: str

    _wire = (
        _model.Field("name", "name", _codec.STR, required=True),
        _model.Field("arguments", "arguments", _codec.STR, required=True),
    )
