"""What a service says when nothing goes wrong, as bytes. No I/O."""

import json
from collections.abc import Mapping
from typing import Any, Literal

from attrs import evolve, field, frozen

JSON = "application/json"
EVENTS = "text/event-stream"
LINES = "application/x-ndjson"

Shape = Literal["json", "text", "nothing", "stream", "socket"]


@frozen
class Reply:
    """An answer, or the messages of a socket.

    Attributes:
        shape: What it is; a fault strikes only some shapes.
        pieces: The body; of a stream its events, of a socket its text messages.
        marker: What ends a stream, where something does; a part of the body.
        kind: The content type.
    """

    shape: Shape
    pieces: tuple[bytes, ...]
    marker: bytes = b""
    kind: str = JSON
    status: int = 200
    headers: Mapping[str, str] = field(factory=dict)

    @property
    def body(self) -> bytes:
        """All of it."""
        return b"".join(self.pieces) + self.marker

    @property
    def value(self) -> Any:
        """A JSON body as a value."""
        return json.loads(self.body)

    def saying(self, body: bytes, kind: str | None = None) -> "Reply":
        """The same with another body."""
        return evolve(self, pieces=(body,), marker=b"", kind=self.kind if kind is None else kind)

    def head(self, *framing: str) -> bytes:
        """Status line and headers, with these lines to tell where the body ends."""
        lines = [f"HTTP/1.1 {self.status} Told", *([f"content-type: {self.kind}"] if self.kind else [])]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        return "\r\n".join([*lines, *framing, "", ""]).encode("latin-1")

    @property
    def sized(self) -> bytes:
        """The whole answer, with its length before it; a status without a body has none."""
        if self.status in (204, 304) or self.status < 200:
            return self.head()
        return self.head(f"content-length: {len(self.body)}") + self.body

    @property
    def chunked(self) -> bytes:
        """The whole answer in chunks, one for each piece."""
        return self.head("transfer-encoding: chunked") + b"".join(map(chunk, self.chunks)) + LAST_CHUNK

    @property
    def chunks(self) -> tuple[bytes, ...]:
        """The pieces, and the marker."""
        return (*self.pieces, self.marker) if self.marker else self.pieces

    @property
    def whole(self) -> bytes:
        """As the service sends it."""
        return self.chunked if self.shape == "stream" else self.sized


LAST_CHUNK = b"0\r\n\r\n"


def chunk(piece: bytes) -> bytes:
    """A piece of a body in chunks."""
    return b"%x\r\n%s\r\n" % (len(piece), piece)


def said(value: Any, status: int = 200) -> Reply:
    """A JSON answer."""
    return Reply("json", (json.dumps(value).encode(),), status=status)


def nothing(status: int = 204) -> Reply:
    """A status that says it all."""
    return Reply("nothing", (), status=status)


def text(body: str, kind: str, **headers: str) -> Reply:
    """A text or a file."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply("text", (body.encode(),), kind=kind, headers=named)


def events(*values: Any, last: int = 0, done: bool = True, named: bool = False) -> Reply:
    """A stream of server-sent events. Its marker is the `last` of them, with `[DONE]` after them if `done`."""
    told = [_event(value, named=named) for value in values]
    kept = len(told) - last
    return Reply("stream", tuple(told[:kept]), b"".join(told[kept:]) + b"data: [DONE]\n\n" * done, kind=EVENTS)


def _event(value: Any, *, named: bool) -> bytes:
    name = f"event: {value['type']}\n" if named else ""
    return f"{name}data: {json.dumps(value)}\n\n".encode()


def lines(*values: Any) -> Reply:
    """A stream of lines of JSON."""
    return Reply("stream", tuple(json.dumps(value).encode() + b"\n" for value in values), kind=LINES)


def messages(*values: Any) -> Reply:
    """The messages of a socket."""
    return Reply("socket", tuple(json.dumps(value).encode() for value in values))
