# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativeModelList`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativeModelList(_model.Model):
    """All downloaded models.

    Attributes:
        models: The models, loaded or not.
    """

    models: list[_models.NativeModel]

    _wire = (_model.Field("models", "models", _shapes.array(_shapes.model(_models, "NativeModel")), required=True),)
