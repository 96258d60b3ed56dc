# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ModelGroupCreateRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ModelGroupCreateRequest(_model.Model):
    """A model group to create.

    Attributes:
        group_name: Name of the group; a name in use gives a 400 (at least 1 character).
        display_name: Name to show; the group's name by default.
        description: What it is for; none by default.
        models: Its models.
    """

    group_name: str
    display_name: str | None = _model.NOT_GIVEN
    description: str | None = _model.NOT_GIVEN
    models: _abc.Sequence[_models.ModelConfig | _abc.Mapping[str, _t.Any]]

    _wire = (
        _model.Field("group_name", "group_name", _codec.STR, required=True),
        _model.Field("display_name", "display_name", _codec.STR),
        _model.Field("description", "description", _codec.STR),
        _model.Field("models", "models", _shapes.array(_shapes.model(_models, "ModelConfig")), required=True),
    )
