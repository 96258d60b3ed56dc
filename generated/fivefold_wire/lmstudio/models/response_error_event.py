# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ResponseErrorEvent`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ResponseErrorEvent(_model.Model):
    """The stream failed.

    Attributes:
        type: Always `error`.
        message: The reason, in words.
        code: What it is exactly.
        param: Parameter at fault.
        error: What went wrong, where it is not told beside `type`.
        sequence_number: Place in the stream; left out by some versions.
    """

    type: _t.Literal["error"]
    message: str | None = _model.NOT_GIVEN
    code: str | int | None = _model.NOT_GIVEN
    param: str | None = _model.NOT_GIVEN
    error: str | _models.ErrorDetail | None = _model.NOT_GIVEN
    sequence_number: int | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("message", "message", _codec.STR),
        _model.Field("code", "code", _shapes.union(_codec.STR, _codec.INT)),
        _model.Field("param", "param", _codec.STR),
        _model.Field("error", "error", _shapes.union(_codec.STR, _shapes.model(_models, "ErrorDetail"))),
        _model.Field("sequence_number", "sequence_number", _codec.INT),
    )
