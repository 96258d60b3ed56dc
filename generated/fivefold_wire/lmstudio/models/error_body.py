# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ErrorBody`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ErrorBody(_model.Model):
    """A refusal, in any of the forms that LM Studio and servers like it send.

    Attributes:
        error: What went wrong: words alone on older paths, an object elsewhere.
        message: The same words once more, in streams.
        detail: The reason, from servers built with FastAPI: words, or a list of faults.
    """

    error: str | _models.ErrorDetail | None = _model.NOT_GIVEN
    message: str | None = _model.NOT_GIVEN
    detail: _t.Any = _model.NOT_GIVEN

    _wire = (
        _model.Field("error", "error", _shapes.union(_codec.STR, _shapes.model(_models, "ErrorDetail"))),
        _model.Field("message", "message", _codec.STR),
        _model.Field("detail", "detail", _codec.ANY),
    )
