# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`EphemeralMcpIntegration`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class EphemeralMcpIntegration(_model.Model):
    """A server of tools, for this request only.

    Attributes:
        type: Always `ephemeral_mcp`.
        server_label: Name for the server.
        server_url: Address of the server.
        allowed_tools: Names of the tools that may be used; all if left out.
        headers: Headers to send to that server, such as its credentials.
    """

    type: _t.Literal["ephemeral_mcp"]
    server_label: str
    server_url: str
    allowed_tools: _abc.Sequence[str] | None = _model.NOT_GIVEN
    headers: _abc.Mapping[str, str] | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("type", "type", _shapes.literal("ephemeral_mcp"), required=True),
        _model.Field("server_label", "server_label", _codec.STR, required=True),
        _model.Field("server_url", "server_url", _codec.STR, required=True),
        _model.Field("allowed_tools", "allowed_tools", _shapes.array(_codec.STR)),
        _model.Field("headers", "headers", _shapes.mapping(_codec.STR), secret=True),
    )
