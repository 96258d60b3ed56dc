"""The server's end of one connection: requests read, bytes written as they are, sockets broken on purpose."""

import asyncio
import base64
import hashlib
import socket
import struct
from collections.abc import Iterable, Mapping
from itertools import repeat

from attrs import field, frozen

#: Seconds between two bytes that drip.
DRIP = 0.03
#: No client sends more than this here, headers or body.
MOST = 4 * 1024 * 1024
_WS_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

TEXT, BINARY, CLOSE, PING = 0x1, 0x2, 0x8, 0x9


class GoneError(Exception):
    """The client has hung up, or sent what is no request."""


@frozen
class Request:
    """A request as it came in."""

    method: str
    target: str
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]


class Wire:
    """One connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def read_head(self) -> Request:
        """The next request without its body. Raises GoneError."""
        try:
            head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            line, *fields = head.rstrip("\r\n").split("\r\n")
            method, target, _ = line.split(" ", 2)
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, OSError, ValueError) as error:
            raise GoneError from error
        named = (each.partition(":") for each in fields)
        return Request(method, target, {name.lower(): value.strip() for name, _, value in named}, b"")

    async def read_body(self, request: Request) -> Request:
        """The request with its body. Raises GoneError."""
        try:
            body = await self._reader.readexactly(int(request.headers.get("content-length", "0")))
        except (asyncio.IncompleteReadError, OSError) as error:
            raise GoneError from error
        return Request(request.method, request.target, request.headers, body)

    async def send(self, data: bytes) -> None:
        """Write bytes as they are. Raises GoneError."""
        try:
            self._writer.write(data)
            await self._writer.drain()
        except (OSError, RuntimeError) as error:
            raise GoneError from error

    async def drip(self, data: bytes) -> None:
        """Write one byte at a time, slowly."""
        for byte in data:
            await self.send(bytes([byte]))
            await asyncio.sleep(DRIP)

    async def for_ever(self, data: bytes, pause: float = DRIP) -> None:
        """Write the same again and again, until the client has enough."""
        for piece in repeat(data):
            await self.send(piece)
            await asyncio.sleep(pause)

    async def hang(self) -> None:
        """Say nothing more, until the client hangs up."""
        while await self._reader.read(65_536):
            pass

    async def goodbye(self) -> None:
        """Wait until the client says goodbye on its WebSocket, and answer it."""
        while piece := await self._reader.read(65_536):
            if piece[0] & 0xF == CLOSE:
                await self.send(close_frame(1000))
                return

    async def flood(self, pieces: Iterable[bytes]) -> None:
        """Write a lot, as fast as it is read."""
        for piece in pieces:
            await self.send(piece)

    async def first_byte(self) -> None:
        """Wait until a request begins to come in."""
        await self._reader.read(1)

    def reset(self) -> None:
        """Close with RST in place of FIN."""
        held = self._writer.get_extra_info("socket")
        if held is not None and held.fileno() >= 0:
            held.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._writer.transport.abort()

    def close(self) -> None:
        """Close with FIN."""
        self._writer.close()

    async def shake(self, request: Request, *, accept: bytes | None = None) -> None:
        """Answer a WebSocket handshake; `accept` in place of the right one."""
        key = request.headers.get("sec-websocket-key", "").encode()
        right = base64.b64encode(hashlib.sha1(key + _WS_GUID).digest())
        await self.send(
            b"HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\n"
            b"sec-websocket-accept: " + (right if accept is None else accept) + b"\r\n\r\n"
        )


def frame(payload: bytes, opcode: int = TEXT, *, last: bool = True, length: int | None = None) -> bytes:
    """A frame of a WebSocket; `length` is what it says of itself."""
    size = len(payload) if length is None else length
    first = opcode | (0x80 if last else 0)
    if size < 126:
        return bytes([first, size]) + payload
    if size < 65_536:
        return struct.pack("!BBH", first, 126, size) + payload
    return struct.pack("!BBQ", first, 127, size) + payload


def close_frame(code: int) -> bytes:
    """The goodbye of a WebSocket."""
    return frame(struct.pack("!H", code), CLOSE)
