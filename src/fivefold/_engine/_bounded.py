"""Blocking sockets that keep a deadline, and sockets of asyncio that a cancellation closes.

httpx bounds each read, so a server that drips bytes can hold a blocking caller for ever. Here every operation
on a socket is given no more than the time left until the deadline of the request that its thread is working on.
"""

import socket
import threading
from asyncio import CancelledError
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from ssl import SSLContext
from typing import Any
from weakref import WeakSet

import httpcore

from .._time import now

_current = threading.local()
_WRITE_SIZE = 65_536


@contextmanager
def until(at: float | None) -> Iterator[None]:
    """Bound what this thread does on sockets, until that moment of the monotonic clock."""
    before, _current.at = getattr(_current, "at", None), at
    try:
        yield
    finally:
        _current.at = before


def _clip(timeout: float | None, late: type[Exception]) -> float | None:
    at: float | None = getattr(_current, "at", None)
    if at is None:
        return timeout
    left = at - now()
    if left <= 0:
        raise late("the deadline has passed")
    return left if timeout is None else min(timeout, left)


class _Stream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream, opened: "WeakSet[_Stream]") -> None:
        self._inner = inner
        self._opened = opened
        opened.add(self)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _clip(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), _WRITE_SIZE):
            self._inner.write(buffer[start : start + _WRITE_SIZE], _clip(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        try:
            left = _clip(timeout, httpcore.ConnectTimeout)
        except httpcore.ConnectTimeout:
            self.close()  # httpcore does so only once the handshake has begun
            raise
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._opened)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class Backend(httpcore.NetworkBackend):
    """httpcore's own sockets, each kept to the deadline."""

    def __init__(self) -> None:
        self._inner = httpcore.SyncBackend()
        self._opened: WeakSet[_Stream] = WeakSet()
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


class _AsyncStream(httpcore.AsyncNetworkStream):
    """A connection before its TLS handshake. httpcore forgets to close one whose handshake is cancelled."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    async def read(self, *args: Any, **kwargs: Any) -> bytes:
        piece: bytes = await self._inner.read(*args, **kwargs)
        return piece

    async def write(self, *args: Any, **kwargs: Any) -> None:
        await self._inner.write(*args, **kwargs)

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def start_tls(self, *args: Any, **kwargs: Any) -> httpcore.AsyncNetworkStream:
        try:
            secured: httpcore.AsyncNetworkStream = await self._inner.start_tls(*args, **kwargs)
        except CancelledError:
            await self._inner.aclose()
            raise
        return secured

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class AsyncBackend(httpcore.AsyncNetworkBackend):
    """httpcore's own sockets on asyncio, each closed when its handshake is cancelled."""

    def __init__(self) -> None:
        self._inner: Any = httpcore.AnyIOBackend()

    async def connect_tcp(self, *args: Any, **kwargs: Any) -> httpcore.AsyncNetworkStream:
        return _AsyncStream(await self._inner.connect_tcp(*args, **kwargs))

    async def sleep(self, seconds: float) -> None:
        await self._inner.sleep(seconds)
