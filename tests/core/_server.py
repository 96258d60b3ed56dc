"""A server on loopback that answers by script, over plain sockets: each request is met by the next answer."""

import json
import socket
import struct
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Any, Self, TypeAlias

from attrs import frozen

#: An answer that drips takes this long between bytes, and ends by itself after so many: no test hangs for ever.
DRIP_SECONDS, DRIPS = 0.01, 120


@frozen
class Received:
    """A request as it came in, and the number of the connection that it came in on."""

    line: str
    headers: Mapping[str, str]
    body: bytes
    connection: int

    @property
    def json(self) -> Any:
        """The body."""
        return json.loads(self.body)


class Wire:
    """The server's end of one connection."""

    def __init__(self, connection: socket.socket, stopping: threading.Event) -> None:
        self._socket = connection
        self._stopping = stopping
        self._unread = b""

    def send(self, data: bytes) -> None:
        """Write bytes as they are."""
        self._socket.sendall(data)

    def drip(self, data: bytes) -> None:
        """Write one byte at a time, slowly; then the rest never comes."""
        for byte in data:
            if self._stopping.wait(DRIP_SECONDS):
                return
            self.send(bytes([byte]))

    def hang_up(self) -> None:
        """Close at once."""
        self._socket.close()

    def reset(self) -> None:
        """Close with RST instead of FIN."""
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._socket.close()

    def read_request(self, number: int) -> Received | None:
        """The next request, or None when the client has hung up."""
        while b"\r\n\r\n" not in self._unread:
            if not self._more():
                return None
        head, _, self._unread = self._unread.partition(b"\r\n\r\n")
        line, *fields = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value for name, _, value in (field.partition(": ") for field in fields)}
        length = int(headers.get("content-length", "0"))
        while len(self._unread) < length:
            if not self._more():
                return None
        body, self._unread = self._unread[:length], self._unread[length:]
        return Received(line, headers, body, number)

    def _more(self) -> bool:
        piece = self._socket.recv(65_536)
        self._unread += piece
        return bool(piece)


#: What is done about a request; true when the connection stays open for the next one.
Answer: TypeAlias = Callable[[Wire], bool]


def head(status: int, *, length: int | None, content_type: str = "application/json", extra: str = "") -> bytes:
    """Status line and headers."""
    sized = "" if length is None else f"content-length: {length}\r\n"
    return f"HTTP/1.1 {status} Told\r\ncontent-type: {content_type}\r\n{sized}{extra}\r\n".encode()


def reply(status: int = 200, body: Any = None, *, content_type: str = "application/json", extra: str = "") -> Answer:
    """A whole answer: bytes as they are, anything else as JSON; the connection stays open."""
    data = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()

    def answer(wire: Wire) -> bool:
        wire.send(head(status, length=len(data), content_type=content_type, extra=extra) + data)
        return True

    return answer


def item(name: str = "it", status: int = 200) -> Answer:
    """An item of the made-up service."""
    return reply(status, {"id": "1", "name": name})


def silence(wire: Wire) -> bool:
    """Hang up without a word."""
    return False


def reset(wire: Wire) -> bool:
    """Reset the connection without a word."""
    wire.reset()
    return False


def cut(wire: Wire) -> bool:
    """Promise a hundred bytes, send ten, hang up."""
    wire.send(head(200, length=100) + b'{"id": "1"')
    return False


def dripping_body(wire: Wire) -> bool:
    """A body that comes byte by byte, and would be whole and right in the end."""
    body = json.dumps({"id": "1"}).ljust(DRIPS).encode()
    wire.send(head(200, length=len(body)))
    wire.drip(body)
    return False


def dripping_head(wire: Wire) -> bool:
    """Headers that come byte by byte."""
    body = b'{"id": "1"}'
    wire.drip(head(200, length=len(body), extra=f"x-padding: {'x' * DRIPS}\r\n"))
    with suppress(OSError):
        wire.send(body)
    return False


class FakeServer:
    """Answers requests by script, each connection on a thread of its own; the last answer is repeated."""

    def __init__(self) -> None:
        self.received: list[Received] = []
        self._answers: list[Answer] = []
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []
        self._sockets: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def script(self, *answers: Answer) -> None:
        """What to do about the requests to come."""
        self._answers = list(answers)

    @property
    def connections(self) -> int:
        """How many connections brought a request."""
        return len({request.connection for request in self.received})

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                self._sockets.append(connection)
                thread = threading.Thread(target=self._serve, args=(connection, len(self._sockets)))
                self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket, number: int) -> None:
        with connection, suppress(OSError):
            wire = Wire(connection, self._stopping)
            while request := wire.read_request(number):
                if not self._next_answer(request)(wire):
                    return

    def _next_answer(self, request: Received) -> Answer:
        with self._lock:
            self.received.append(request)
            return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]

    def __enter__(self) -> Self:
        self._threads.append(threading.Thread(target=self._accept))
        self._threads[0].start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            for connection in self._sockets:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
