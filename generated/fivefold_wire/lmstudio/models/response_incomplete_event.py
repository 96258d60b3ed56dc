# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ResponseIncompleteEvent`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ResponseIncompleteEvent(_model.Model):
    """The response was cut short; the last event.

    Attributes:
        type: Always `response.incomplete`.
        response: The response as far as it came.
        sequence_number: Place in the stream; left out by some versions.
    """

    type: _t.Literal["response.incomplete"]
    response: _models.ResponseObject
    sequence_number: int | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("response", "response", _shapes.model(_models, "ResponseObject"), required=True),
        _model.Field("sequence_number", "sequence_number", _codec.INT),
    )
