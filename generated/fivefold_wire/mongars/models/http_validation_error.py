# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`HTTPValidationError`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class HTTPValidationError(_model.Model):
    """Why a request was found malformed.

    Attributes:
        detail: The faults one by one, or one reason in words.
    """

    detail: list[_models.ValidationError] | str

    _wire = (
        _model.Field(
            "detail",
            "detail",
            _shapes.union(_shapes.array(_shapes.model(_models, "ValidationError")), _codec.STR),
            required=True,
        ),
    )
