# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ResponseInputMessage`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ResponseInputMessage(_model.Model):
    """A message to respond to.

    Attributes:
        role: Who speaks.
        content: What is said: text, or parts with text and images.
        type: Always `message`, if given.
    """

    role: _t.Literal["system", "user", "assistant", "tool", "developer"] | str
    content: str | _abc.Sequence[_models.ResponseInputText | _abc.Mapping[str, _t.Any] | _models.ResponseInputImage]
    type: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("role", "role", _codec.STR, required=True),
        _model.Field(
            "content",
            "content",
            _shapes.union(
                _codec.STR,
                _shapes.array(
                    _shapes.tagged(
                        "type",
                        {
                            "input_text": _shapes.model(_models, "ResponseInputText"),
                            "input_image": _shapes.model(_models, "ResponseInputImage"),
                        },
                    )
                ),
            ),
            required=True,
        ),
        _model.Field("type", "type", _codec.STR),
    )
