# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`ModelProfile`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ModelProfile(_model.Model):
    """A set of models, one for each role.

    Attributes:
        name: Name of the profile.
        models: Role to model.
    """

    name: str
    models: dict[str, _models.ModelDefinition]

    _wire = (
        _model.Field("name", "name", _codec.STR, required=True),
        _model.Field("models", "models", _shapes.mapping(_shapes.model(_models, "ModelDefinition")), required=True),
    )
