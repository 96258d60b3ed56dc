# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ResponseFunctionCall`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ResponseFunctionCall(_model.Model):
    """A call that the model asks for.

    Attributes:
        type: Always `function_call`.
        id: Id of the item.
        call_id: Id of the call, for its answer.
        name: Name of the function.
        arguments: Its arguments as JSON text.
        status: State of the item.
    """

    type: _t.Literal["function_call"]
    id: str | None = _model.NOT_GIVEN
    call_id: str
    name: str
    arguments: str
    status: _t.Literal["completed", "in_progress", "incomplete", "failed"] | str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("id", "id", _codec.STR),
        _model.Field("call_id", "call_id", _codec.STR, required=True),
        _model.Field("name", "name", _codec.STR, required=True),
        _model.Field("arguments", "arguments", _codec.STR, required=True),
        _model.Field("status", "status", _codec.STR),
    )
