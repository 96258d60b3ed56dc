# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`EphemeralMcpProvider`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class EphemeralMcpProvider(_model.Model):
    """A server of tools that the request named.

    Attributes:
        type: Always `ephemeral_mcp`.
        server_label: Name that the request gave the server.
    """

    type: _t.Literal["ephemeral_mcp"]
    server_label: str

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("server_label", "server_label", _codec.STR, required=True),
    )
