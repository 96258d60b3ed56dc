"""The server that all of them ask: canned answers over HTTP/1.1, on one core: `python -m benchmarks.server CORE`."""

import asyncio
import os
import re
import sys
from collections.abc import Iterator
from functools import cache

from . import canned

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_STREAM = re.compile(rb'"stream-(\d+)"')
#: Bytes of a stream that are handed to the socket at once.
_PIECE = 1 << 16


def _whole(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body)


_ANSWER = _whole(canned.ANSWER)


@cache
def _events(count: int) -> bytes:
    """A chat of so many events, each in an HTTP chunk of its own."""
    pieces = [canned.event(number) for number in range(count)] + [b"data: [DONE]\n\n"]
    head = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
    return head + b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def _answer(head: bytes, body: bytes) -> bytes:
    streamed = _STREAM.search(body)
    return _events(int(streamed[1])) if streamed else _ANSWER


class _Connection(asyncio.Protocol):
    """One connection, with requests one after another."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._held = b""
        self._rest: Iterator[bytes] = iter(())
        self._full = False

    def data_received(self, data: bytes) -> None:
        self._held += data
        while (end := self._held.find(b"\r\n\r\n")) >= 0:
            length = _LENGTH.search(self._held, 0, end)
            whole = end + 4 + (int(length[1]) if length else 0)
            if len(self._held) < whole:
                return
            head, body, self._held = self._held[:end], self._held[end + 4 : whole], self._held[whole:]
            answer = _answer(head, body)
            self._rest = (answer[at : at + _PIECE] for at in range(0, len(answer), _PIECE))
            self._write()

    def _write(self) -> None:
        while not self._full and (piece := next(self._rest, None)) is not None:
            self._transport.write(piece)

    def pause_writing(self) -> None:
        self._full = True

    def resume_writing(self) -> None:
        self._full = False
        self._write()


async def _serve() -> None:
    server = await asyncio.get_running_loop().create_server(_Connection, "127.0.0.1", 0, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    os.sched_setaffinity(0, {int(sys.argv[1])})
    asyncio.run(_serve())
