"""A server that answers what a test tells it, byte for byte, and which operation it was asked for."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from tests.core._server import Answer, FakeServer, Wire

from .documents import Operation, route

Pairs = Sequence[tuple[str, str]]
#: What marks the end of a stream of events.
DONE = b"data: [DONE]\n\n"


def said(
    status: int | str, body: bytes = b"", headers: Pairs = (("content-type", "application/json"),), *, ends: bool = True
) -> Answer:
    """An answer as it is told; a chunked body is framed here. Without its end the server hangs up after it."""
    names = {name.lower(): value for name, value in headers}
    chunked = "chunked" in names.get("transfer-encoding", "")
    given = list(headers)
    if not chunked and "content-length" not in names and ends:
        given.append(("content-length", str(len(body))))
    lines = [f"HTTP/1.1 {status} Told", *(f"{name}: {value}" for name, value in given), "", ""]
    framed = (b"%x\r\n%s\r\n" % (len(body), body) if body else b"") + b"0\r\n\r\n" if chunked else body
    whole = "\r\n".join(lines).encode("latin-1", "replace") + framed

    def answer(wire: Wire) -> bool:
        wire.send(whole)
        return ends

    return answer


def told(status: int | str, value: Any, media_type: str = "application/json") -> Answer:
    """A value as a body of that type: JSON, or an event or a line for each of several."""
    return said(status, spelled(value, media_type), [("content-type", media_type)])


def spelled(value: Any, media_type: str) -> bytes:
    """A value as the bytes of a body."""
    if media_type == "text/event-stream":
        return b"".join(b"data: %s\n\n" % json.dumps(each).encode() for each in value) + DONE
    if media_type == "application/x-ndjson":
        return b"".join(json.dumps(each).encode() + b"\n" for each in value)
    if media_type.startswith("text/"):
        return str(value).encode()
    return json.dumps(value).encode()


def operation_of(service: str, server: FakeServer) -> Operation:
    """The operation that was asked for last. Raises UndocumentedError."""
    method, target, _ = server.received[-1].line.split(" ")
    return route(service, method, target.partition("?")[0])[0]


@contextmanager
def answering() -> Iterator[FakeServer]:
    """A server that is ready to be told."""
    with FakeServer() as server:
        server.script(told(404, {"detail": "not told yet"}))
        yield server
