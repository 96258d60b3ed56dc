"""Recorded exchanges, and events made up, as answers of the scripted server."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tests.core._server import Answer, Wire

RECORDED = Path(__file__).parents[1] / "data" / "lmstudio"
#: A prime, so that pieces end anywhere: within lines, within characters.
PIECE = 37


def recorded(name: str) -> Answer:
    """An answer as it was recorded. The recorder took chunks together; they are cut anew."""
    head, _, body = (RECORDED / f"{name}.txt").read_bytes().partition(b"\n\n")
    lines = head.replace(b"\n", b"\r\n") + b"\r\n\r\n"
    chunked = b"transfer-encoding: chunked" in head.lower()

    def answer(wire: Wire) -> bool:
        wire.send(lines)
        for piece in pieces(body) if chunked else [body]:
            wire.send(piece)
        return True

    return answer


@cache
def asked() -> dict[str, Any]:
    """What was asked in each recorded exchange: method, path, which key if any, and body, or its text if no JSON."""
    return json.loads((RECORDED / "requests.json").read_text(encoding="utf-8"))


def pieces(body: bytes) -> Iterator[bytes]:
    """A body in chunks, and their end."""
    for start in range(0, len(body), PIECE):
        piece = body[start : start + PIECE]
        yield b"%x\r\n%b\r\n" % (len(piece), piece)
    yield b"0\r\n\r\n"


def stream(*events: Any, done: bool = True, whole: bool = True) -> Answer:
    """A stream of these events: JSON values, (name, value), or bytes as they are. Without `whole` it breaks off."""
    body = b"".join(map(_event, events)) + (b"data: [DONE]\n\n" if done else b"")

    def answer(wire: Wire) -> bool:
        wire.send(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n")
        for piece in pieces(body):
            if whole or piece != b"0\r\n\r\n":
                wire.send(piece)
        return whole

    return answer


def _event(event: Any) -> bytes:
    if isinstance(event, bytes):
        return event
    name, value = event if isinstance(event, tuple) else ("", event)
    return (f"event: {name}\n" if name else "").encode() + f"data: {json.dumps(value)}\n\n".encode()


def chunk(delta: Any = None, finish: str | None = None, **fields: Any) -> dict[str, Any]:
    """A chunk of a chat stream."""
    choices = [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": finish}]
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "m",
        "choices": choices,
        **fields,
    }
