# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""Any message of the event socket, told apart by `type`."""

import typing as _t

from fivefold import _model, _shapes

from .. import models as _models

WebSocketMessage: _t.TypeAlias = (
    _models.ConnectedEvent
    | _models.HistorySnapshotEvent
    | _models.ChatMessageEvent
    | _models.PingMessage
    | _models.AckMessage
    | _model.Model
)

_SHAPE = _shapes.tagged(
    "type",
    {
        "ws.connected": _shapes.model(_models, "ConnectedEvent"),
        "history.snapshot": _shapes.model(_models, "HistorySnapshotEvent"),
        "chat.message": _shapes.model(_models, "ChatMessageEvent"),
        "ping": _shapes.model(_models, "PingMessage"),
        "ack": _shapes.model(_models, "AckMessage"),
    },
)


def read_web_socket_message(value: _t.Any) -> WebSocketMessage:
    """Read the wire form. Raises WireError when it is none of these."""
    found: WebSocketMessage = _SHAPE.read(value)
    return found
