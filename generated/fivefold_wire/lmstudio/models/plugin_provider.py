# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`PluginProvider`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class PluginProvider(_model.Model):
    """A plugin of LM Studio.

    Attributes:
        type: Always `plugin`.
        plugin_id: Id of the plugin.
    """

    type: _t.Literal["plugin"]
    plugin_id: str

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("plugin_id", "plugin_id", _codec.STR, required=True),
    )
