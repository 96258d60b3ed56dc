# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""Something that a model made, told apart by `type`."""

import typing as _t

from fivefold import _shapes

from .. import models as _models

NativeOutputItem: _t.TypeAlias = (
    _models.NativeMessage
    | _models.NativeReasoning
    | _models.NativeToolCall
    | _models.NativeInvalidToolCall
    | _models.NativeOtherItem
)

_SHAPE = _shapes.tagged(
    "type",
    {
        "message": _shapes.model(_models, "NativeMessage"),
        "reasoning": _shapes.model(_models, "NativeReasoning"),
        "tool_call": _shapes.model(_models, "NativeToolCall"),
        "invalid_tool_call": _shapes.model(_models, "NativeInvalidToolCall"),
    },
    _shapes.model(_models, "NativeOtherItem"),
)


def read_native_output_item(value: _t.Any) -> NativeOutputItem:
    """Read the wire form. Raises WireError when it is none of these."""
    found: NativeOutputItem = _SHAPE.read(value)
    return found
