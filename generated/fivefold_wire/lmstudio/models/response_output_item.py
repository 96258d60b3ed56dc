# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""Something that a model made, told apart by `type`."""

import typing as _t

from fivefold import _shapes

from .. import models as _models

ResponseOutputItem: _t.TypeAlias = (
    _models.ResponseOutputMessage
    | _models.ResponseReasoning
    | _models.ResponseFunctionCall
    | _models.ResponseMcpCall
    | _models.ResponseOtherItem
)

_SHAPE = _shapes.tagged(
    "type",
    {
        "message": _shapes.model(_models, "ResponseOutputMessage"),
        "reasoning": _shapes.model(_models, "ResponseReasoning"),
        "function_call": _shapes.model(_models, "ResponseFunctionCall"),
        "mcp_call": _shapes.model(_models, "ResponseMcpCall"),
    },
    _shapes.model(_models, "ResponseOtherItem"),
)


def read_response_output_item(value: _t.Any) -> ResponseOutputItem:
    """Read the wire form. Raises WireError when it is none of these."""
    found: ResponseOutputItem = _SHAPE.read(value)
    return found
