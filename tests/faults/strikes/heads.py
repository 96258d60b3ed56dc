"""Faults of status lines, headers and framing."""

from itertools import repeat
from typing import Any

from ..replies import LAST_CHUNK, Reply, chunk
from ..wire import Request, Wire
from .fault import ANSWERS, BODIES, FRAMED, READ, Fault, Strike


def _sends(*pieces: "bytes | str") -> Strike:
    """Send bytes, in which `HEAD`, `BODY` and `SIZE` stand for those of the reply, and close."""

    async def strike(wire: Wire, reply: Reply, request: Request) -> None:
        await wire.send(_filled(reply, *pieces))

    return strike


def _keeps(*pieces: "bytes | str") -> Strike:
    """As `_sends`, and the connection stays open."""

    async def strike(wire: Wire, reply: Reply, request: Request) -> bool:
        await wire.send(_filled(reply, *pieces))
        return True

    return strike


def _filled(reply: Reply, *pieces: "bytes | str") -> bytes:
    parts = {
        "HEAD": reply.head().removesuffix(b"\r\n"),
        "BODY": reply.body,
        "SIZE": b"content-length: %d\r\n" % len(reply.body),
        "CHUNKS": b"".join(map(chunk, reply.chunks)) + LAST_CHUNK,
    }
    return b"".join(parts[piece] if isinstance(piece, str) else piece for piece in pieces)


async def _cut(wire: Wire, reply: Reply, request: Request) -> None:
    await wire.send(reply.whole[:40])


async def _cut_reset(wire: Wire, reply: Reply, request: Request) -> None:
    await wire.send(reply.whole[:40])
    wire.reset()


async def _stalled(wire: Wire, reply: Reply, request: Request) -> None:
    await wire.send(reply.whole[:40])
    await wire.hang()


async def _dripping(wire: Wire, reply: Reply, request: Request) -> None:
    await wire.send(reply.head()[:-2] + b"x-slow: ")
    await wire.for_ever(b"x")


async def _continues(wire: Wire, reply: Reply, request: Request) -> None:
    await wire.for_ever(b"HTTP/1.1 100 Continue\r\n\r\n")


async def _headers_for_ever(wire: Wire, reply: Reply, request: Request) -> None:
    await wire.send(b"HTTP/1.1 200 OK\r\n")
    await wire.flood(repeat(b"x-more: " + b"y" * 4000 + b"\r\n", 50_000))


async def _long_status(wire: Wire, reply: Reply, request: Request) -> None:
    await wire.send(b"HTTP/1.1 200 ")
    await wire.flood(repeat(b"O" * 65_536, 3_000))


_HALF = Fault("cut in the headers", "The connection is closed within the headers.", _cut)
_CHUNKED = b"transfer-encoding: chunked\r\n"
_TRUE: dict[str, Any] = {"true": True, "answered": True, "on": ANSWERS}

HEADS = (
    _HALF,
    _HALF.once(),
    Fault("reset in the headers", "The connection is reset within the headers.", _cut_reset),
    Fault("silence in the headers", "Half of the headers come, and then nothing.", _stalled),
    Fault("headers that drip", "The headers come byte by byte, for ever (a slow loris).", _dripping),
    Fault("100 for ever", "Interim answers come, and never the real one.", _continues),
    Fault("headers for ever", "200 MB of headers.", _headers_for_ever, alone=True),
    Fault("a status line for ever", "200 MB of a status line.", _long_status, alone=True),
    Fault("a header without a colon", "A line of the headers is none.", _sends("HEAD", b"nonsense\r\n\r\n")),
    Fault("no status", "The status line has no status.", _sends(b"HTTP/1.1 OK\r\n\r\n")),
    Fault("HTTP/37", "The version of the protocol is none.", _sends(b"HTTP/37 200 OK\r\n\r\n")),
    Fault("folded headers", "A header goes on in the next line.",
          _keeps("HEAD", b"x-folded: one\r\n  two\r\n", "SIZE", b"\r\n", "BODY"), **_TRUE),
    Fault("the same length twice", "The content length is told twice.",
          _keeps("HEAD", "SIZE", "SIZE", b"\r\n", "BODY"), **_TRUE),
    Fault("headers twice", "Every header is there twice, with another value.",
          _keeps("HEAD", b"x-request-id: a\r\nx-request-id: b\r\ndate: x\r\ndate: y\r\n", "SIZE", b"\r\n", "BODY"),
          **_TRUE),
    Fault("bytes in headers", "A header has bytes that are no text.",
          _keeps("HEAD", b"x-odd: \xff\xfe\xe9\r\n", "SIZE", b"\r\n", "BODY"), **_TRUE),
    Fault("103 before", "An interim answer comes before the real one.",
          _keeps(b"HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n", "HEAD", "SIZE", b"\r\n", "BODY"), **_TRUE),
    Fault("two lengths", "Two content lengths, which differ.",
          _sends("HEAD", "SIZE", b"content-length: 7\r\n\r\n", "BODY"), on=BODIES),
    Fault("a negative length", "The content length is -5.", _sends("HEAD", b"content-length: -5\r\n\r\n", "BODY"),
          on=BODIES),
    Fault("a length in words", "The content length is no number.",
          _sends("HEAD", b"content-length: many\r\n\r\n", "BODY"), on=BODIES),
    Fault("an enormous length", "The content length has 400 digits.",
          _sends("HEAD", b"content-length: " + b"9" * 400 + b"\r\n\r\n", "BODY"), on=BODIES),
    Fault("a length too short", "The content length is less than the body.",
          _keeps("HEAD", b"content-length: 9\r\n\r\n", "BODY"), on=READ, answered=True),
    Fault("a length too long", "The content length is more than the body; the connection is closed.",
          _sends("HEAD", b"content-length: 99999\r\n\r\n", "BODY"), on=FRAMED),
    Fault("a length too long, kept", "The content length is more than the body; the connection stays.",
          _keeps("HEAD", b"content-length: 99999\r\n\r\n", "BODY"), on=FRAMED),
    Fault("no length", "The body ends with the connection, as in HTTP/1.0.", _sends("HEAD", b"\r\n", "BODY"), **_TRUE),
    Fault("chunks and a length", "A body in chunks that tells a length too.",
          _keeps("HEAD", "SIZE", _CHUNKED, b"\r\n", "CHUNKS"), true=True, answered=True, on=BODIES),
    Fault("chunks in chunks", "The body is chunked twice.",
          _sends("HEAD", b"transfer-encoding: chunked, chunked\r\n\r\n", "CHUNKS"), on=BODIES),
    Fault("more after the end", "Bytes that nobody asked for follow the answer.",
          _keeps("HEAD", "SIZE", b"\r\n", "BODY", b"HTTP/1.1 500 Oops\r\ncontent-length: 0\r\n\r\n"), **_TRUE),
    Fault("another protocol", "The status is 101: the server has switched protocols.",
          _sends(b"HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"), on=ANSWERS),
)  # fmt: skip
