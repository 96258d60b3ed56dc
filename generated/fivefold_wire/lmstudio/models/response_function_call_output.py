# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ResponseFunctionCallOutput`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ResponseFunctionCallOutput(_model.Model):
    """The answer to a call.

    Attributes:
        type: Always `function_call_output`.
        call_id: The `call_id` of the call.
        output: What the function returned, as text.
    """

    type: _t.Literal["function_call_output"]
    call_id: str
    output: str

    _wire = (
        _model.Field("type", "type", _shapes.literal("function_call_output"), required=True),
        _model.Field("call_id", "call_id", _codec.STR, required=True),
        _model.Field("output", "output", _codec.STR, required=True),
    )
