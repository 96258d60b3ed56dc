# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ResponseOutputItemAddedEvent`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ResponseOutputItemAddedEvent(_model.Model):
    """An item begins.

    Attributes:
        type: Always `response.output_item.added`.
        output_index: Place of the item in the output, from 0.
        item: The item so far.
        sequence_number: Place in the stream; left out by some versions.
    """

    type: _t.Literal["response.output_item.added"]
    output_index: int | None = _model.NOT_GIVEN
    item: (
        _models.ResponseOutputMessage
        | _models.ResponseReasoning
        | _models.ResponseFunctionCall
        | _models.ResponseMcpCall
        | _models.ResponseOtherItem
    )
    sequence_number: int | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("output_index", "output_index", _codec.INT),
        _model.Field(
            "item",
            "item",
            _shapes.tagged(
                "type",
                {
                    "message": _shapes.model(_models, "ResponseOutputMessage"),
                    "reasoning": _shapes.model(_models, "ResponseReasoning"),
                    "function_call": _shapes.model(_models, "ResponseFunctionCall"),
                    "mcp_call": _shapes.model(_models, "ResponseMcpCall"),
                },
                _shapes.model(_models, "ResponseOtherItem"),
            ),
            required=True,
        ),
        _model.Field("sequence_number", "sequence_number", _codec.INT),
    )
