# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""Where a tool comes from, told apart by `type`."""

import typing as _t

from fivefold import _shapes

from .. import models as _models

ToolProvider: _t.TypeAlias = _models.PluginProvider | _models.EphemeralMcpProvider | _models.OtherProvider

_SHAPE = _shapes.tagged(
    "type",
    {
        "plugin": _shapes.model(_models, "PluginProvider"),
        "ephemeral_mcp": _shapes.model(_models, "EphemeralMcpProvider"),
    },
    _shapes.model(_models, "OtherProvider"),
)


def read_tool_provider(value: _t.Any) -> ToolProvider:
    """Read the wire form. Raises WireError when it is none of these."""
    found: ToolProvider = _SHAPE.read(value)
    return found
