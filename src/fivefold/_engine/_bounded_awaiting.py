"""Sockets of asyncio that a cancellation closes, and that keep the time of who reads."""

from asyncio import CancelledError, Semaphore, sleep
from contextlib import suppress
from typing import Any

import httpcore

from ._bounded import WRITE_SIZE, clipped

#: Connections that are made at once. Of thousands each would wait for all the others, and time out.
CONNECTING = 500


class _AsyncStream(httpcore.AsyncNetworkStream):
    """A connection. httpcore forgets to close one whose TLS handshake is cancelled.

    Attributes:
        at: Until when a read waits, on the monotonic clock.
    """

    at: float | None = None

    def __init__(self, inner: httpcore.AsyncNetworkStream, opened: "set[_AsyncStream]", connecting: Semaphore) -> None:
        self._inner = inner
        self._connecting = connecting
        self._unsent = b""
        self._opened = opened
        opened.add(self)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109  (httpcore's)
        if self._unsent:
            with suppress(httpcore.WriteError):
                await self._send(timeout)
        return await self._inner.read(max_bytes, clipped(timeout, self.at, httpcore.ReadTimeout))

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
            async with self._connecting:
                secured = await self._inner.start_tls(*args, **kwargs)
            return _AsyncStream(secured, self._opened, self._connecting)
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
        self._connecting = Semaphore(CONNECTING)

    async def connect_tcp(self, *args: Any, **kwargs: Any) -> httpcore.AsyncNetworkStream:
        async with self._connecting:
            await sleep(0)  # thousands of tasks may be about to call: the time for connecting begins after their turn
            connected = await self._inner.connect_tcp(*args, **kwargs)
        return _AsyncStream(connected, self._opened, self._connecting)

    async def end(self) -> None:
        """Close every connection."""
        for stream in tuple(self._opened):
            await stream.aclose()

    async def sleep(self, seconds: float) -> None:
        await self._inner.sleep(seconds)
