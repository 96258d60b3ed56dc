# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ResponseFunctionCallArgumentsDoneEvent`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ResponseFunctionCallArgumentsDoneEvent(_model.Model):
    """The arguments of a call are whole.

    Attributes:
        type: Always `response.function_call_arguments.done`.
        item_id: Id of the item.
        output_index: Place of the item in the output, from 0.
        arguments: All of their JSON text.
        sequence_number: Place in the stream; left out by some versions.
    """

    type: _t.Literal["response.function_call_arguments.done"]
    item_id: str | None = _model.NOT_GIVEN
    output_index: int | None = _model.NOT_GIVEN
    arguments: str | None = _model.NOT_GIVEN
    sequence_number: int | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("item_id", "item_id", _codec.STR),
        _model.Field("output_index", "output_index", _codec.INT),
        _model.Field("arguments", "arguments", _codec.STR),
        _model.Field("sequence_number", "sequence_number", _codec.INT),
    )
