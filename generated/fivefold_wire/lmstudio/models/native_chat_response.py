# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativeChatResponse`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativeChatResponse(_model.Model):
    """What a model answered.

    Attributes:
        model_instance_id: Id of the instance that ran.
        output: What the model made, in its order.
        stats: Tokens spent, and how fast it was.
        response_id: Id of the response, to go on from; left out if it is not kept.
    """

    model_instance_id: str
    output: list[
        _models.NativeMessage
        | _models.NativeReasoning
        | _models.NativeToolCall
        | _models.NativeInvalidToolCall
        | _models.NativeOtherItem
    ]
    stats: _models.NativeStats | None = _model.NOT_GIVEN
    response_id: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("model_instance_id", "model_instance_id", _codec.STR, required=True),
        _model.Field(
            "output",
            "output",
            _shapes.array(
                _shapes.tagged(
                    "type",
                    {
                        "message": _shapes.model(_models, "NativeMessage"),
                        "reasoning": _shapes.model(_models, "NativeReasoning"),
                        "tool_call": _shapes.model(_models, "NativeToolCall"),
                        "invalid_tool_call": _shapes.model(_models, "NativeInvalidToolCall"),
                    },
                    _shapes.model(_models, "NativeOtherItem"),
                )
            ),
            required=True,
        ),
        _model.Field("stats", "stats", _shapes.model(_models, "NativeStats")),
        _model.Field("response_id", "response_id", _codec.STR),
    )
