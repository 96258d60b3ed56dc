# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""Any message of a benchmark stream, told apart by `type`."""

import typing as _t

from fivefold import _model, _shapes

from .. import models as _models

WebSocketMessage: _t.TypeAlias = (
    _models.BenchmarkProgressMessage
    | _models.BenchmarkResultMessage
    | _models.BenchmarkCompleteMessage
    | _models.BenchmarkErrorMessage
    | _models.PingMessage
    | _model.Model
)

_SHAPE = _shapes.tagged(
    "type",
    {
        "progress": _shapes.model(_models, "BenchmarkProgressMessage"),
        "result": _shapes.model(_models, "BenchmarkResultMessage"),
        "complete": _shapes.model(_models, "BenchmarkCompleteMessage"),
        "error": _shapes.model(_models, "BenchmarkErrorMessage"),
        "ping": _shapes.model(_models, "PingMessage"),
    },
)


def read_web_socket_message(value: _t.Any) -> WebSocketMessage:
    """Read the wire form. Raises WireError when it is none of these."""
    found: WebSocketMessage = _SHAPE.read(value)
    return found
