"""Blocking sockets that keep a deadline.

Those of httpcore bound each read, so a server that drips bytes can hold a blocking caller for ever, and each address of
a name. Here every operation on a socket is given no more than the time left until the deadline of the request that its
thread is working on. Whatever ends one, Ctrl-C too, closes its socket.
"""

import select
import socket
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from ssl import SSLContext, SSLSocket
from time import sleep
from typing import Any

import httpcore

from .._time import now

_current = threading.local()
#: Bytes that wait for the rest of their request, and that are written at once.
WRITE_SIZE = 65_536


def bound(at: float | None) -> None:
    """Bound what this thread does on sockets from here on, until that moment of the monotonic clock."""
    _current.at = at


def clipped(timeout: float | None, at: float | None, late: type[Exception]) -> float | None:
    """A timeout that ends at a moment of the monotonic clock, if not before. Raises `late` when it has passed."""
    if at is None:
        return timeout
    left = at - now()
    if left <= 0:
        raise late("the deadline has passed")
    return left if timeout is None else min(timeout, left)


def _clip(timeout: float | None, late: type[Exception]) -> float | None:
    return clipped(timeout, getattr(_current, "at", None), late)


def _readable(connection: socket.socket) -> bool:
    """Whether something waits to be read, were it the end."""
    if connection.fileno() < 0:
        return True
    if not hasattr(select, "poll"):
        return bool(select.select([connection], [], [], 0)[0])
    waiting = select.poll()  # `select` takes no descriptors above 1,023
    waiting.register(connection, select.POLLIN)
    return bool(waiting.poll(0))


#: What the stack asks of a connection.
_INFO: Mapping[str, Callable[[socket.socket], Any]] = {
    "socket": lambda connection: connection,
    "ssl_object": lambda connection: connection if isinstance(connection, SSLSocket) else None,
    "is_readable": _readable,
}


class _Stream(httpcore.NetworkStream):
    """A connection. What is written waits for the rest of its request, so that a small one is sent at once."""

    def __init__(self, connection: socket.socket, opened: "set[_Stream]") -> None:
        self._socket = connection
        self._unsent = b""
        self._opened = opened
        self._working = threading.Lock()
        opened.add(self)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if self._unsent:
            with suppress(httpcore.WriteError):  # as httpcore does: a server may refuse a request that it has not heard
                self._send(timeout)
        try:
            with self._working:
                self._socket.settimeout(_clip(timeout, httpcore.ReadTimeout))
                return self._socket.recv(max_bytes)
        except TimeoutError as error:
            raise httpcore.ReadTimeout(error) from error
        except OSError as error:
            raise httpcore.ReadError(error) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        room = WRITE_SIZE - len(self._unsent)
        self._unsent += buffer[:room]
        for start in range(room, len(buffer), WRITE_SIZE):
            self._send(timeout)
            self._unsent = buffer[start : start + WRITE_SIZE]

    def _send(self, timeout: float | None) -> None:
        unsent, self._unsent = self._unsent, b""
        try:
            with self._working:
                while unsent:
                    self._socket.settimeout(_clip(timeout, httpcore.WriteTimeout))
                    unsent = unsent[self._socket.send(unsent) :]
        except TimeoutError as error:
            raise httpcore.WriteTimeout(error) from error
        except OSError as error:
            raise httpcore.WriteError(error) from error

    def close(self) -> None:
        self._opened.discard(self)
        self._socket.close()

    def end(self) -> None:
        """Close it, or let the thread that works on it do so: closing a socket wakes nobody."""
        with suppress(OSError):  # it may be closed already
            self._socket.shutdown(socket.SHUT_RDWR)
        if self._working.acquire(blocking=False):
            self._working.release()
            self.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        try:
            with self._working:
                self._socket.settimeout(_clip(timeout, httpcore.ConnectTimeout))
                self._socket = secured = ssl_context.wrap_socket(
                    self._socket, do_handshake_on_connect=False, server_hostname=server_hostname
                )
                secured.do_handshake()
        except BaseException as error:
            self.close()
            if isinstance(error, TimeoutError):
                raise httpcore.ConnectTimeout(error) from error
            if isinstance(error, OSError):
                raise httpcore.ConnectError(error) from error
            raise
        return self

    def get_extra_info(self, info: str) -> Any:
        told = _INFO.get(info)
        return told and told(self._socket)


def _connected(host: str, port: int, timeout: float | None, opened: set[_Stream]) -> _Stream:
    """A connection to the first address of a host that takes one."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    for number, (family, kind, protocol, _, address) in enumerate(found, 1):
        made = socket.socket(family, kind, protocol)
        try:
            made.settimeout(_clip(timeout, httpcore.ConnectTimeout))
            made.connect(address)
            made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return _Stream(made, opened)
        except BaseException as error:
            made.close()
            if number == len(found) or not isinstance(error, OSError):
                raise
    raise OSError(f"{host} has no address")


class Backend(httpcore.NetworkBackend):
    """The sockets of one engine, each kept to the deadline."""

    def __init__(self) -> None:
        # Those of a stream that was left are held too, so that the client closes them.
        self._opened: set[_Stream] = set()
        self._ended = False

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            stream = _connected(host, port, timeout, self._opened)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(error) from error
        except OSError as error:
            raise httpcore.ConnectError(error) from error
        if self._ended:
            stream.close()
            raise httpcore.ConnectError("the client was closed")
        return stream

    def end(self) -> None:
        """End every connection, whoever waits for its bytes."""
        self._ended = True
        for stream in tuple(self._opened):
            stream.end()

    def sleep(self, seconds: float) -> None:
        sleep(seconds)
