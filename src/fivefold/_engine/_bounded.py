"""Blocking sockets that keep a deadline.

httpx bounds each read, so a server that drips bytes can hold a blocking caller for ever. Here every operation
on a socket is given no more than the time left until the deadline of the request that its thread is working on.
"""

import socket
import threading
from collections.abc import Iterable
from contextlib import suppress
from ssl import SSLContext
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


class _Stream(httpcore.NetworkStream):
    """A connection. What is written waits for the rest of its request, so that a small one is sent at once."""

    def __init__(self, inner: httpcore.NetworkStream, opened: "set[_Stream]") -> None:
        self._inner = inner
        self._unsent = b""
        self._opened = opened
        opened.add(self)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if self._unsent:
            with suppress(httpcore.WriteError):  # as httpcore does: a server may refuse a request that it has not heard
                self._send(timeout)
        return self._inner.read(max_bytes, _clip(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        room = WRITE_SIZE - len(self._unsent)
        self._unsent += buffer[:room]
        for start in range(room, len(buffer), WRITE_SIZE):
            self._send(timeout)
            self._unsent = buffer[start : start + WRITE_SIZE]

    def _send(self, timeout: float | None) -> None:
        unsent, self._unsent = self._unsent, b""
        self._inner.write(unsent, _clip(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._opened.discard(self)
        self._inner.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        try:
            left = _clip(timeout, httpcore.ConnectTimeout)
        except httpcore.ConnectTimeout:
            self.close()  # httpcore does so only once the handshake has begun
            raise
        try:
            return _Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._opened)
        finally:
            self._opened.discard(self)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class Backend(httpcore.NetworkBackend):
    """httpcore's own sockets, each kept to the deadline."""

    def __init__(self) -> None:
        self._inner = httpcore.SyncBackend()
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
        left = _clip(timeout, httpcore.ConnectTimeout)
        stream = _Stream(self._inner.connect_tcp(host, port, left, local_address, socket_options), self._opened)
        if self._ended:
            stream.close()
            raise httpcore.ConnectError("the client was closed")
        return stream

    def end(self) -> None:
        """End every connection, whoever waits for its bytes: closing a socket wakes nobody."""
        self._ended = True
        for stream in tuple(self._opened):
            with suppress(OSError):  # it may be closed already
                stream.get_extra_info("socket").shutdown(socket.SHUT_RDWR)

    def sleep(self, seconds: float) -> None:
        self._inner.sleep(seconds)
