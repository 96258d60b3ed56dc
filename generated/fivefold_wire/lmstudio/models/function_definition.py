# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`FunctionDefinition`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class FunctionDefinition(_model.Model):
    """A function, as a model is told of it.

    Attributes:
        name: Name of the function; LM Studio may change it to snake_case.
        description: What it does, for the model.
        parameters: JSON schema of its arguments.
        strict: Whether arguments have to follow the schema.
    """

    name: str
    description: str | None = _model.NOT_GIVEN
    parameters: _abc.Mapping[str, _t.Any] | None = _model.NOT_GIVEN
    strict: bool | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("name", "name", _codec.STR, required=True),
        _model.Field("description", "description", _codec.STR),
        _model.Field("parameters", "parameters", _shapes.mapping(_codec.ANY)),
        _model.Field("strict", "strict", _codec.BOOL),
    )
