# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`JsonSchemaFormat`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class JsonSchemaFormat(_model.Model):
    """JSON that follows a schema.

    Attributes:
        type: Always `json_schema`.
        json_schema: The schema.
    """

    type: _t.Literal["json_schema"]
    json_schema: _models.JsonSchemaDefinition | _abc.Mapping[str, _t.Any]

    _wire = (
        _model.Field("type", "type", _shapes.literal("json_schema"), required=True),
        _model.Field("json_schema", "json_schema", _shapes.model(_models, "JsonSchemaDefinition"), required=True),
    )
