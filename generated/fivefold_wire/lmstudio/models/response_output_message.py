# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ResponseOutputMessage`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ResponseOutputMessage(_model.Model):
    """A message of the model.

    Attributes:
        type: Always `message`.
        id: Id of the item.
        role: Who speaks: `assistant`.
        status: State of the item.
        content: What is said.
    """

    type: _t.Literal["message"]
    id: str | None = _model.NOT_GIVEN
    role: str | None = _model.NOT_GIVEN
    status: _t.Literal["completed", "in_progress", "incomplete", "failed"] | str | None = _model.NOT_GIVEN
    content: list[_models.ResponseOutputText | _models.ResponseReasoningText | _models.ResponseOtherPart]

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("id", "id", _codec.STR),
        _model.Field("role", "role", _codec.STR),
        _model.Field("status", "status", _codec.STR),
        _model.Field(
            "content",
            "content",
            _shapes.array(
                _shapes.tagged(
                    "type",
                    {
                        "output_text": _shapes.model(_models, "ResponseOutputText"),
                        "reasoning_text": _shapes.model(_models, "ResponseReasoningText"),
                    },
                    _shapes.model(_models, "ResponseOtherPart"),
                )
            ),
            required=True,
        ),
    )
