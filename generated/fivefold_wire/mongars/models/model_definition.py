# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`ModelDefinition`, a schema of monGARS."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ModelDefinition(_model.Model):
    """One model of a profile.

    Attributes:
        role: What the model is for, such as `general`, `coding` or `reasoning`.
        name: Name of the model at its provider.
        provider: Where the model comes from, such as `ollama`.
        parameters: Settings of generation, such as `top_p`; may be empty.
        auto_download: Whether provisioning may download it.
        description: What it is, in words; null for nothing.
    """

    role: str
    name: str
    provider: str
    parameters: dict[str, _t.Any]
    auto_download: bool
    description: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("role", "role", _codec.STR, required=True),
        _model.Field("name", "name", _codec.STR, required=True),
        _model.Field("provider", "provider", _codec.STR, required=True),
        _model.Field("parameters", "parameters", _shapes.mapping(_codec.ANY), required=True),
        _model.Field("auto_download", "auto_download", _codec.BOOL, required=True),
        _model.Field("description", "description", _codec.STR),
    )
