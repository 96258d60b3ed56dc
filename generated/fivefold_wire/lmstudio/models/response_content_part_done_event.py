# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ResponseContentPartDoneEvent`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ResponseContentPartDoneEvent(_model.Model):
    """A part of an item is whole.

    Attributes:
        type: Always `response.content_part.done`.
        item_id: Id of the item.
        output_index: Place of the item in the output, from 0.
        content_index: Place of the part in the item, from 0.
        part: The part.
        sequence_number: Place in the stream; left out by some versions.
    """

    type: _t.Literal["response.content_part.done"]
    item_id: str | None = _model.NOT_GIVEN
    output_index: int | None = _model.NOT_GIVEN
    content_index: int | None = _model.NOT_GIVEN
    part: _models.ResponseOutputText | _models.ResponseReasoningText | _models.ResponseOtherPart
    sequence_number: int | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("item_id", "item_id", _codec.STR),
        _model.Field("output_index", "output_index", _codec.INT),
        _model.Field("content_index", "content_index", _codec.INT),
        _model.Field(
            "part",
            "part",
            _shapes.tagged(
                "type",
                {
                    "output_text": _shapes.model(_models, "ResponseOutputText"),
                    "reasoning_text": _shapes.model(_models, "ResponseReasoningText"),
                },
                _shapes.model(_models, "ResponseOtherPart"),
            ),
            required=True,
        ),
        _model.Field("sequence_number", "sequence_number", _codec.INT),
    )
