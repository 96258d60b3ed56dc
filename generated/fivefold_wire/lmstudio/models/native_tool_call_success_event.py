# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativeToolCallSuccessEvent`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativeToolCallSuccessEvent(_model.Model):
    """A call was made.

    Attributes:
        type: Always `tool_call.success`.
        tool: Name of the tool.
        provider_info: Where the tool comes from.
        arguments: Its arguments.
        output: What the tool returned.
    """

    type: _t.Literal["tool_call.success"]
    tool: str
    provider_info: _models.PluginProvider | _models.EphemeralMcpProvider | _models.OtherProvider | None = (
        _model.NOT_GIVEN
    )
    arguments: dict[str, _t.Any] | None = _model.NOT_GIVEN
    output: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("tool", "tool", _codec.STR, required=True),
        _model.Field(
            "provider_info",
            "provider_info",
            _shapes.tagged(
                "type",
                {
                    "plugin": _shapes.model(_models, "PluginProvider"),
                    "ephemeral_mcp": _shapes.model(_models, "EphemeralMcpProvider"),
                },
                _shapes.model(_models, "OtherProvider"),
            ),
        ),
        _model.Field("arguments", "arguments", _shapes.mapping(_codec.ANY)),
        _model.Field("output", "output", _codec.STR),
    )
