"""Faults of streams, and of the messages of WebSockets."""

from collections.abc import Set
from itertools import repeat
from typing import Any

from ..replies import LAST_CHUNK, Reply, Shape, chunk
from ..wire import BINARY, PING, Request, Wire, close_frame, frame
from .fault import Fault, Strike

_HEAD = "transfer-encoding: chunked"
_STREAM: Set[Shape] = frozenset({"stream"})
_SOCKET: Set[Shape] = frozenset({"socket"})


def _streams(*pieces: "bytes | str", ends: bool = True) -> Strike:
    """A stream in chunks, of bytes in which `FIRST`, `REST` and `MARKER` stand for those of the reply."""

    async def strike(wire: Wire, reply: Reply, request: Request) -> bool:
        parts = {"FIRST": reply.pieces[0], "REST": b"".join(reply.pieces[1:]), "MARKER": reply.marker}
        told = (parts[piece] if isinstance(piece, str) else piece for piece in pieces)
        await wire.send(reply.head(_HEAD) + b"".join(chunk(piece) for piece in told if piece))
        if ends:
            await wire.send(LAST_CHUNK)
        return ends

    return strike


async def _mid_event(wire: Wire, reply: Reply, request: Request) -> bool:
    first, second = reply.chunks[:2]
    await wire.send(reply.head(_HEAD) + chunk(first) + chunk(second[: len(second) // 2]) + LAST_CHUNK)
    return True


async def _silence(wire: Wire, reply: Reply, request: Request) -> None:
    await wire.send(reply.head(_HEAD) + chunk(reply.pieces[0]))
    await wire.hang()


async def _for_ever(wire: Wire, reply: Reply, said: bytes) -> None:
    await wire.send(reply.head(_HEAD) + chunk(reply.pieces[0]))
    await wire.for_ever(chunk(said))


async def _comments(wire: Wire, reply: Reply, request: Request) -> None:
    await _for_ever(wire, reply, b": ping\n\n")


async def _blanks(wire: Wire, reply: Reply, request: Request) -> None:
    await _for_ever(wire, reply, b"\n")


async def _long_event(wire: Wire, reply: Reply, request: Request) -> None:
    await wire.send(reply.head(_HEAD) + chunk(reply.pieces[0] + b"data: "))
    await wire.flood(repeat(chunk(b"x" * 65_536), 6_400))


async def _split(wire: Wire, reply: Reply, request: Request) -> bool:
    await wire.send(reply.head(_HEAD))
    for at in range(0, len(reply.body), 37):
        await wire.send(chunk(reply.body[at : at + 37]))
    await wire.send(LAST_CHUNK)
    return True


async def _crlf(wire: Wire, reply: Reply, request: Request) -> bool:
    pieces = (piece.replace(b"\n", b"\r\n") for piece in reply.chunks)
    await wire.send(reply.head(_HEAD) + b"".join(map(chunk, pieces)) + LAST_CHUNK)
    return True


async def _no_end(wire: Wire, reply: Reply, request: Request) -> bool:
    kept = reply.pieces if reply.marker else reply.pieces[:-1]
    await wire.send(reply.head(_HEAD) + b"".join(map(chunk, kept)) + LAST_CHUNK)
    return True


_FAILED = b'data: {"error": {"message": "the model has crashed", "type": "server_error"}}\n\n'
_HALF: dict[str, Any] = {"on": _STREAM}

STREAMS = (
    Fault("cut in an event", "The stream ends cleanly, in the middle of an event.", _mid_event, **_HALF),
    Fault("no end marker", "All events but the end marker, and a clean end.", _no_end, **_HALF),
    Fault("one event", "The stream ends cleanly after its first event.", _streams("FIRST"), **_HALF),
    Fault("no event", "The stream ends cleanly before its first event.", _streams(), **_HALF),
    Fault("dropped in a stream", "The connection is closed after the first event.",
          _streams("FIRST", ends=False), **_HALF),
    Fault("silence in a stream", "One event comes, and then nothing.", _silence, **_HALF),
    Fault("comments for ever", "One event comes, and then comments for ever.", _comments, **_HALF),
    Fault("blank lines for ever", "One event comes, and then blank lines for ever.", _blanks, **_HALF),
    Fault("an event for ever", "An event of 400 MB.", _long_event, on=_STREAM, alone=True, answered=True),
    Fault("an error in a stream", "An event reports an error, and the stream ends well.",
          _streams("FIRST", _FAILED, "MARKER"), on=_STREAM, answered=True),
    Fault("no JSON in an event", "An event is no JSON.", _streams("FIRST", b"data: {no json\n\n", "REST", "MARKER"),
          on=_STREAM, answered=True),
    Fault("an event of another shape", "An event is a JSON list.",
          _streams("FIRST", b"data: [1, 2]\n\n", "REST", "MARKER"), on=_STREAM,
          true=True, answered=True),
    Fault("split anywhere", "The events are split anywhere.", _split, on=_STREAM, true=True, answered=True),
    Fault("CR LF", "The lines end in CR LF.", _crlf, on=_STREAM, true=True, answered=True),
)  # fmt: skip


def _speaks(*frames: bytes, first: bool = True, closes: bool = True) -> Strike:
    """Shake hands, say the first message, then these frames; then hang up, or wait."""

    async def strike(wire: Wire, reply: Reply, request: Request) -> None:
        await wire.shake(request)
        await wire.send((frame(reply.pieces[0]) if first else b"") + b"".join(frames))
        if not closes:
            await wire.hang()

    return strike


def _goes_on(said: bytes) -> Strike:
    async def strike(wire: Wire, reply: Reply, request: Request) -> None:
        await wire.shake(request)
        await wire.send(frame(reply.pieces[0]))
        await wire.for_ever(said)

    return strike


async def _wrong_key(wire: Wire, reply: Reply, request: Request) -> None:
    await wire.shake(request, accept=b"AAAAAAAAAAAAAAAAAAAAAAAAAAA=")
    await wire.hang()


async def _no_upgrade(wire: Wire, reply: Reply, request: Request) -> None:
    await wire.send(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}")


async def _endless(wire: Wire, reply: Reply, request: Request) -> None:
    await wire.shake(request)
    await wire.send(frame(reply.pieces[0]) + frame(b"x" * 60_000, last=False))
    await wire.flood(repeat(frame(b"x" * 60_000, 0, last=False), 6_000))


SOCKETS = (
    Fault("200 to a handshake", "The handshake is answered with an ordinary 200.", _no_upgrade, on=_SOCKET),
    Fault("a wrong key", "The handshake is accepted with the wrong key.", _wrong_key, on=_SOCKET),
    Fault("a socket that hangs up", "The connection is closed after the first message.", _speaks(), on=_SOCKET),
    Fault("a socket cut in a message", "The connection is closed in the middle of a message.",
          _speaks(frame(b'{"type": "half', length=500)), on=_SOCKET),
    Fault("a goodbye", "The socket ends well, before its last event.", _speaks(close_frame(1000)), on=_SOCKET),
    Fault("a goodbye of a broken server", "The socket ends with code 1011.", _speaks(close_frame(1011)), on=_SOCKET),
    Fault("silence on a socket", "One message comes, and then nothing.", _speaks(closes=False), on=_SOCKET),
    Fault("pings for ever", "One message comes, and then pings for ever.", _goes_on(frame(b"", PING)), on=_SOCKET),
    Fault("no JSON on a socket", "A message is no JSON.", _speaks(frame(b"{no json"), closes=False), on=_SOCKET),
    Fault("no event on a socket", "A message is a JSON list.", _speaks(frame(b"[1, 2]"), closes=False), on=_SOCKET),
    Fault("no text on a socket", "A message is bytes that are no UTF-8.", _speaks(frame(b"\xff\xfe\xfd"), closes=False),
          on=_SOCKET),
    Fault("bytes on a socket", "A binary message.", _speaks(frame(b"\x00\x01", BINARY), closes=False), on=_SOCKET),
    Fault("no frame", "What comes on the socket is no frame.", _speaks(b"\xf7\xff\xff\xff\xff", closes=False),
          on=_SOCKET),
    Fault("an enormous message", "A message that says it has 2^60 bytes.",
          _speaks(frame(b"x", length=1 << 60), closes=False), on=_SOCKET),
    Fault("a message for ever", "A message of 360 MB, in fragments.", _endless, on=_SOCKET, alone=True),
)  # fmt: skip
