# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`PluginIntegration`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class PluginIntegration(_model.Model):
    """A plugin of LM Studio.

    Attributes:
        type: Always `plugin`.
        id: Id of the plugin, such as `mcp/playwright`.
        allowed_tools: Names of the tools that may be used; all if left out.
    """

    type: _t.Literal["plugin"]
    id: str
    allowed_tools: _abc.Sequence[str] | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("type", "type", _shapes.literal("plugin"), required=True),
        _model.Field("id", "id", _codec.STR, required=True),
        _model.Field("allowed_tools", "allowed_tools", _shapes.array(_codec.STR)),
    )
