# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NamedToolChoice`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NamedToolChoice(_model.Model):
    """A function that has to be asked for.

    Attributes:
        type: Always `function`.
        function: The function.
    """

    type: str
    function: _models.NamedFunction | _abc.Mapping[str, _t.Any]

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("function", "function", _shapes.model(_models, "NamedFunction"), required=True),
    )
