# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ResponseMcpCall`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ResponseMcpCall(_model.Model):
    """A call that LM Studio made to a server of tools.

    Attributes:
        type: Always `mcp_call`.
        id: Id of the item.
        server_label: Name of the server.
        name: Name of the tool.
        arguments: Its arguments as JSON text.
        output: What the tool returned.
        error: Why the call failed; words, or an object.
        status: State of the item.
    """

    type: _t.Literal["mcp_call"]
    id: str | None = _model.NOT_GIVEN
    server_label: str | None = _model.NOT_GIVEN
    name: str | None = _model.NOT_GIVEN
    arguments: str | None = _model.NOT_GIVEN
    output: str | None = _model.NOT_GIVEN
    error: _t.Any = _model.NOT_GIVEN
    status: _t.Literal["completed", "in_progress", "incomplete", "failed"] | str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("id", "id", _codec.STR),
        _model.Field("server_label", "server_label", _codec.STR),
        _model.Field("name", "name", _codec.STR),
        _model.Field("arguments", "arguments", _codec.STR),
        _model.Field("output", "output", _codec.STR),
        _model.Field("error", "error", _codec.ANY),
        _model.Field("status", "status", _codec.STR),
    )
