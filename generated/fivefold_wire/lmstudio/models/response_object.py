# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ResponseObject`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ResponseObject(_model.Model):
    """A response. Servers leave out much of it.

    Attributes:
        id: Id of the response, to go on from.
        object: Always `response`.
        created_at: When it was begun, in seconds since 1970.
        completed_at: When it was done, in seconds since 1970.
        status: State of the response.
        incomplete_details: Why it is not complete.
        error: What went wrong.
        model: Model that ran.
        previous_response_id: The response it goes on from.
        instructions: What the model was told first.
        output: What the model made, in its order.
        usage: Tokens spent.
        tools: The tools of the request.
        text: Form of the text that was asked for.
        reasoning: The reasoning that was asked for.
    """

    id: str
    object: str | None = _model.NOT_GIVEN
    created_at: float | None = _model.NOT_GIVEN
    completed_at: float | None = _model.NOT_GIVEN
    status: _t.Literal["completed", "in_progress", "incomplete", "failed"] | str | None = _model.NOT_GIVEN
    incomplete_details: dict[str, _t.Any] | None = _model.NOT_GIVEN
    error: str | _models.ErrorDetail | None = _model.NOT_GIVEN
    model: str | None = _model.NOT_GIVEN
    previous_response_id: str | None = _model.NOT_GIVEN
    instructions: str | None = _model.NOT_GIVEN
    output: (
        list[
            _models.ResponseOutputMessage
            | _models.ResponseReasoning
            | _models.ResponseFunctionCall
            | _models.ResponseMcpCall
            | _models.ResponseOtherItem
        ]
        | None
    ) = _model.NOT_GIVEN
    usage: _models.ResponseUsage | None = _model.NOT_GIVEN
    tools: list[dict[str, _t.Any]] | None = _model.NOT_GIVEN
    text: dict[str, _t.Any] | None = _model.NOT_GIVEN
    reasoning: dict[str, _t.Any] | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("id", "id", _codec.STR, required=True),
        _model.Field("object", "object", _codec.STR),
        _model.Field("created_at", "created_at", _codec.FLOAT),
        _model.Field("completed_at", "completed_at", _codec.FLOAT),
        _model.Field("status", "status", _codec.STR),
        _model.Field("incomplete_details", "incomplete_details", _shapes.mapping(_codec.ANY)),
        _model.Field("error", "error", _shapes.union(_codec.STR, _shapes.model(_models, "ErrorDetail"))),
        _model.Field("model", "model", _codec.STR),
        _model.Field("previous_response_id", "previous_response_id", _codec.STR),
        _model.Field("instructions", "instructions", _codec.STR),
        _model.Field(
            "output",
            "output",
            _shapes.array(
                _shapes.tagged(
                    "type",
                    {
                        "message": _shapes.model(_models, "ResponseOutputMessage"),
                        "reasoning": _shapes.model(_models, "ResponseReasoning"),
                        "function_call": _shapes.model(_models, "ResponseFunctionCall"),
                        "mcp_call": _shapes.model(_models, "ResponseMcpCall"),
                    },
                    _shapes.model(_models, "ResponseOtherItem"),
                )
            ),
        ),
        _model.Field("usage", "usage", _shapes.model(_models, "ResponseUsage")),
        _model.Field("tools", "tools", _shapes.array(_shapes.mapping(_codec.ANY))),
        _model.Field("text", "text", _shapes.mapping(_codec.ANY)),
        _model.Field("reasoning", "reasoning", _shapes.mapping(_codec.ANY)),
    )
