"""What one flow holds open: a WebSocket, a stream. Blocking and awaiting, in classes that read alike."""

from __future__ import annotations  # of what is imported only when it is held

import os
from contextlib import AsyncExitStack, ExitStack, suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from ._engine import AsyncReply, Failure, Reply, Request
from ._failures import part
from ._receive import Receiver
from ._time import now

if TYPE_CHECKING:
    from ._lifetime import Lifetime
    from ._lifetime_awaiting import AsyncLifetime
    from ._websocket import AsyncLine, Line

#: Seconds for the end of a body after the last event in it.
DRAINING = 0.1


def _moment(deadline: float | None, seconds: float | None) -> float | None:
    """The earlier of a deadline and that many seconds from now."""
    if seconds is None:
        return deadline
    at = now() + seconds
    return at if deadline is None else min(at, deadline)


class Feed:
    """A stream that is arriving, and its place among the calls in flight."""

    def __init__(self, lifetime: Lifetime) -> None:
        self._lifetime = lifetime
        self._stack = ExitStack()
        self._reply: Any = None
        self.at: float | None = None

    def open(self, request: Request) -> Reply:
        """Send a request, in place of one before; its answer stays open. Raises Failure."""
        self.close()
        self.at = request.at
        engine = self._lifetime.engine()
        self._timeout = request.timeout
        with ExitStack() as stack:
            stack.enter_context(self._lifetime.slot(request.at))
            reply = engine.open(request)
            stack.callback(reply.close)
            self._stack = stack.pop_all()
        self._reply, self._pieces = reply, reply.chunks()
        return reply

    def rest(self, receiver: Receiver) -> None:
        """Give a receiver the body of an answer that turned out to be no stream: it has one timeout. Raises Failure."""
        self._reply.at = _moment(self.at, self._timeout)
        with self._stack:
            for piece in self._pieces:
                if receiver.add(piece):
                    break

    def read(self, seconds: float | None) -> Any:
        """The next bytes, or None at the end. Raises Failure, also when none came in time."""
        self._reply.at = _moment(self.at, seconds)
        return next(self._pieces, None)

    def drain(self) -> None:
        """Read what ends the body, if it comes at once: then the connection can be used again."""
        if not self._reply.keeps_time:
            return
        self._reply.at = now() + DRAINING
        with suppress(Failure):
            for _ in self._pieces:
                pass

    def close(self) -> None:
        """Let go of the stream."""
        self._stack.close()

    def drop(self) -> None:
        """Wake whoever waits for bytes: there will be none."""
        if self._reply is not None:
            self._reply.drop()


class Held:
    """The socket and the stream of one flow, blocking."""

    def __init__(self, network: dict[str, Any], lifetime: Lifetime) -> None:
        self._network = network
        self._line: Line | None = None
        self.feed = Feed(lifetime)
        self._pid = os.getpid()
        lifetime.held.add(self)

    @property
    def socket(self) -> Line:
        """The WebSocket of this flow: most have none."""
        if self._line is None:
            from ._websocket import Line

            self._line = Line(self._network)
        return self._line

    def drop(self) -> None:
        """Let go of what is open here: the client was closed. A forked child leaves its parent's connections alone."""
        if self._pid == os.getpid():
            if self._line is not None:
                self._line.drop()
            self.feed.drop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        part(value)
        try:
            self.feed.close()
        finally:
            if self._line is not None:
                self._line.close()


class AsyncFeed:
    """A stream that is arriving, and its place among the calls in flight."""

    def __init__(self, lifetime: AsyncLifetime) -> None:
        self._lifetime = lifetime
        self._stack = AsyncExitStack()
        self._reply: Any = None
        self.at: float | None = None

    async def open(self, request: Request) -> AsyncReply:
        """Send a request, in place of one before; its answer stays open. Raises Failure."""
        await self.close()
        self.at = request.at
        engine = self._lifetime.engine()
        self._timeout = request.timeout
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self._lifetime.slot(request.at))
            reply = await engine.open(request)
            stack.push_async_callback(reply.close)
            self._stack = stack.pop_all()
        self._reply, self._pieces = reply, reply.chunks()
        return reply

    async def rest(self, receiver: Receiver) -> None:
        """Give a receiver the body of an answer that turned out to be no stream: it has one timeout. Raises Failure."""
        self._reply.at = _moment(self.at, self._timeout)
        async with self._stack:
            async for piece in self._pieces:
                if receiver.add(piece):
                    break

    def read(self, seconds: float | None) -> Any:
        """The next bytes, or None at the end. Raises Failure, also when none came in time."""
        self._reply.at = _moment(self.at, seconds)
        # Awaited by the caller: as a coroutine this would be one more for each piece.
        return anext(self._pieces, None)

    async def drain(self) -> None:
        """Read what ends the body, if it comes at once: then the connection can be used again."""
        if not self._reply.keeps_time:
            return
        self._reply.at = now() + DRAINING
        with suppress(Failure):
            async for _ in self._pieces:
                pass

    async def close(self) -> None:
        """Let go of the stream."""
        await self._stack.aclose()

    def drop(self) -> None:
        """Wake whoever waits for bytes: there will be none."""
        if self._reply is not None:
            self._reply.drop()


class AsyncHeld:
    """The socket and the stream of one flow, on asyncio."""

    def __init__(self, network: dict[str, Any], lifetime: AsyncLifetime) -> None:
        self._network = network
        self._line: AsyncLine | None = None
        self.feed = AsyncFeed(lifetime)
        self._pid = os.getpid()
        lifetime.held.add(self)

    @property
    def socket(self) -> AsyncLine:
        """The WebSocket of this flow: most have none."""
        if self._line is None:
            from ._websocket import AsyncLine

            self._line = AsyncLine(self._network)
        return self._line

    def drop(self) -> None:
        """Let go of what is open here: the client was closed. A forked child leaves its parent's connections alone."""
        if self._pid == os.getpid():
            if self._line is not None:
                self._line.drop()
            self.feed.drop()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        part(value)
        try:
            await self.feed.close()
        finally:
            if self._line is not None:
                await self._line.close()
