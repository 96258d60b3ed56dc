"""Sockets of asyncio that a cancellation closes."""

from asyncio import CancelledError
from contextlib import suppress
from typing import Any

import httpcore

from ._bounded import WRITE_SIZE


class _AsyncStream(httpcore.AsyncNetworkStream):
    """A connection. httpcore forgets to close one whose TLS handshake is cancelled."""

    def __init__(self, inner: httpcore.AsyncNetworkStream, opened: "set[_AsyncStream]") -> None:
        self._inner = inner
        self._unsent = b""
        self._opened = opened
        opened.add(self)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109  (httpcore's)
        if self._unsent:
            with suppress(httpcore.WriteError):
                await self._send(timeout)
        return await self._inner.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109  (httpcore's)
        self._unsent += buffer
        if len(self._unsent) > WRITE_SIZE:
            await self._send(timeout)

    async def _send(self, timeout: float | None) -> None:  # noqa: ASYNC109  (httpcore's)
        unsent, self._unsent = self._unsent, b""
        await self._inner.write(unsent, timeout)

    async def aclose(self) -> None:
        self._opened.discard(self)
        await self._inner.aclose()

    async def start_tls(self, *args: Any, **kwargs: Any) -> httpcore.AsyncNetworkStream:
        try:
            return _AsyncStream(await self._inner.start_tls(*args, **kwargs), self._opened)
        except CancelledError:
            await self._inner.aclose()
            raise
        finally:
            self._opened.discard(self)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class AsyncBackend(httpcore.AsyncNetworkBackend):
    """httpcore's own sockets on asyncio, each closed when its handshake is cancelled."""

    def __init__(self) -> None:
        self._inner: Any = httpcore.AnyIOBackend()
        # Those of a stream that was left are held too, so that the client closes them.
        self._opened: set[_AsyncStream] = set()

    async def connect_tcp(self, *args: Any, **kwargs: Any) -> httpcore.AsyncNetworkStream:
        return _AsyncStream(await self._inner.connect_tcp(*args, **kwargs), self._opened)

    async def end(self) -> None:
        """Close every connection."""
        for stream in tuple(self._opened):
            await stream.aclose()

    async def sleep(self, seconds: float) -> None:
        await self._inner.sleep(seconds)
