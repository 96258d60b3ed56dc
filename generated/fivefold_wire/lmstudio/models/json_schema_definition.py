# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`JsonSchemaDefinition`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class JsonSchemaDefinition(_model.Model):
    """A JSON schema with a name.

    Attributes:
        name: Name of the schema.
        description: What the schema is for, for the model.
        strict: Whether to follow the schema to the letter; LM Studio takes `"true"` as well.
        schema: The JSON schema.
    """

    name: str | None = _model.NOT_GIVEN
    description: str | None = _model.NOT_GIVEN
    strict: bool | str | None = _model.NOT_GIVEN
    schema: _abc.Mapping[str, _t.Any]

    _wire = (
        _model.Field("name", "name", _codec.STR),
        _model.Field("description", "description", _codec.STR),
        _model.Field("strict", "strict", _shapes.union(_codec.BOOL, _codec.STR)),
        _model.Field("schema", "schema", _shapes.mapping(_codec.ANY), required=True),
    )
