# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`InvalidToolCall`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class InvalidToolCall(_model.Model):
    """A call that the model asked for and that could not be made.

    Attributes:
        type: What was wrong.
        tool_name: Name of the tool that was asked for.
        arguments: The arguments that were asked for; only where the name was right.
        provider_info: Where the tool comes from.
    """

    type: _t.Literal["invalid_name", "invalid_arguments"] | str | None = _model.NOT_GIVEN
    tool_name: str | None = _model.NOT_GIVEN
    arguments: _t.Any = _model.NOT_GIVEN
    provider_info: _models.PluginProvider | _models.EphemeralMcpProvider | _models.OtherProvider | None = (
        _model.NOT_GIVEN
    )

    _wire = (
        _model.Field("type", "type", _codec.STR),
        _model.Field("tool_name", "tool_name", _codec.STR),
        _model.Field("arguments", "arguments", _codec.ANY),
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
    )
