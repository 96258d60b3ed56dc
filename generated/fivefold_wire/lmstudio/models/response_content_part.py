# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""A part of an item, told apart by `type`."""

import typing as _t

from fivefold import _shapes

from .. import models as _models

ResponseContentPart: _t.TypeAlias = (
    _models.ResponseOutputText | _models.ResponseReasoningText | _models.ResponseOtherPart
)

_SHAPE = _shapes.tagged(
    "type",
    {
        "output_text": _shapes.model(_models, "ResponseOutputText"),
        "reasoning_text": _shapes.model(_models, "ResponseReasoningText"),
    },
    _shapes.model(_models, "ResponseOtherPart"),
)


def read_response_content_part(value: _t.Any) -> ResponseContentPart:
    """Read the wire form. Raises WireError when it is none of these."""
    found: ResponseContentPart = _SHAPE.read(value)
    return found
