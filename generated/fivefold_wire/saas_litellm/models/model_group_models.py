# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ModelGroupModels`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ModelGroupModels(_model.Model):
    """The models of a group.

    Attributes:
        group_name: Name of the group.
        models: Its models, by priority.
    """

    group_name: str
    models: list[_models.ModelGroupModel]

    _wire = (
        _model.Field("group_name", "group_name", _codec.STR, required=True),
        _model.Field("models", "models", _shapes.array(_shapes.model(_models, "ModelGroupModel")), required=True),
    )
