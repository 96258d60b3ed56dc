"""The server that all of them ask: canned answers, on one core: `python -m benchmarks.server CORE PEM`.

It listens three times: for HTTP/1.1, for HTTP/1.1 over TLS, and for HTTP/2. Key and certificate are in the file PEM."""

import asyncio
import os
import re
import ssl
import sys
from collections.abc import Iterator
from functools import cache

from . import canned
from .http2 import Http2

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)
_SIZE = re.compile(rb"\r\nx-size: *(\d+)", re.IGNORECASE)
_STREAM = re.compile(rb'"stream-(\d+)"')
#: Seconds that an answer under `/later/` takes.
_LATER = 0.2
#: Bytes of a stream that are handed to the socket at once.
_PIECE = 1 << 16


def _whole(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body)


_ANSWER, _UPLOADED = _whole(canned.ANSWER), _whole(canned.UPLOADED)


@cache
def _events(count: int) -> bytes:
    """A chat of so many events, each in an HTTP chunk of its own."""
    pieces = [canned.event(number) for number in range(count)] + [b"data: [DONE]\n\n"]
    head = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
    return head + b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def _repeated(media_type: bytes, piece: bytes, count: int) -> Iterator[bytes]:
    """A body of one piece again and again."""
    yield b"HTTP/1.1 200 OK\r\ncontent-type: %b\r\ncontent-length: %d\r\n\r\n" % (media_type, count * len(piece))
    for _ in range(count):
        yield piece


def _answer(head: bytes, body: bytes) -> Iterator[bytes]:
    """The pieces of an answer."""
    if wanted := _SIZE.search(head):
        count = int(wanted[1])
        if b"/tasks/export" in head:
            return _repeated(b"application/x-ndjson", canned.task_lines(count), count // 1_000)
        return _repeated(b"text/csv", canned.ROWS, count * 1_000_000 // len(canned.ROWS))
    if b" /api/v1/batches" in head:
        return iter([_UPLOADED])
    streamed = _STREAM.search(body)
    whole = _events(int(streamed[1])) if streamed else _ANSWER
    return (whole[at : at + _PIECE] for at in range(0, len(whole), _PIECE))


class _Connection(asyncio.Protocol):
    """One connection, with requests one after another."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._held = bytearray()
        self._rest: Iterator[bytes] = iter(())
        self._full = False

    def data_received(self, data: bytes) -> None:
        self._held += data
        while (end := self._held.find(b"\r\n\r\n")) >= 0:
            length = _LENGTH.search(self._held, 0, end)
            if length:
                whole = end + 4 + int(length[1])
            elif _CHUNKED.search(self._held, 0, end):
                whole = self._held.find(b"\r\n0\r\n\r\n", end) + 7
            else:
                whole = end + 4
            if not end < whole <= len(self._held):
                return
            head, body = bytes(self._held[:end]), bytes(self._held[end + 4 : whole])
            del self._held[:whole]
            self._rest = _answer(head, body)
            if b"/later/" in head:
                asyncio.get_running_loop().call_later(_LATER, self._write)
            else:
                self._write()

    def _write(self) -> None:
        while not self._full and (piece := next(self._rest, None)) is not None:
            self._transport.write(piece)

    def pause_writing(self) -> None:
        self._full = True

    def resume_writing(self) -> None:
        self._full = False
        self._write()


def _secured(pem: str, protocol: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    context.set_alpn_protocols([protocol])
    return context


async def _serve(pem: str) -> None:
    for protocol, tls in (
        (_Connection, None),
        (_Connection, _secured(pem, "http/1.1")),
        (Http2, _secured(pem, "h2")),
    ):
        server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0, ssl=tls, backlog=4096)
        print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    os.sched_setaffinity(0, {int(sys.argv[1])})
    asyncio.run(_serve(sys.argv[2]))
