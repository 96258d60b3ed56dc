# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`V0ModelList`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class V0ModelList(_model.Model):
    """The models that the v0 API knows.

    Attributes:
        object: Always `list`.
        data: The models: all downloaded ones with just-in-time loading, otherwise the loaded ones.
    """

    object: str | None = _model.NOT_GIVEN
    data: list[_models.V0Model]

    _wire = (
        _model.Field("object", "object", _codec.STR),
        _model.Field("data", "data", _shapes.array(_shapes.model(_models, "V0Model")), required=True),
    )
