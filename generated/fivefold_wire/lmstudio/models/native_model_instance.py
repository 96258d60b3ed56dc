# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativeModelInstance`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativeModelInstance(_model.Model):
    """A loaded instance of a model.

    Attributes:
        id: Id of the instance, to unload it.
        config: How it was loaded.
    """

    id: str
    config: _models.LoadConfig

    _wire = (
        _model.Field("id", "id", _codec.STR, required=True),
        _model.Field("config", "config", _shapes.model(_models, "LoadConfig"), required=True),
    )
