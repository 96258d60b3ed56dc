"""The engine of the extra `fast`: pyreqwest, which is Rust's reqwest.

A request of which no answer came yet cannot be called back: given up, it goes on unseen until a time that it was sent
with is over.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Generator, Iterable, Iterator
from contextlib import suppress
from types import coroutine
from typing import Any
from weakref import WeakSet

from pyreqwest.exceptions import PyreqwestError

from .._time import now
from ..call import Headers
from . import Failure, Request
from ._alone import Alone
from ._clients import Clients, failure, received, settle, turn
from ._inflate import Inflater, ended, fed, inflaters
from ._reach import Reach

#: How much later than pyreqwest's own timeouts, which end the request too, a deadline cuts in.
_GRACE = 0.05


class _Arriving:
    """What both kinds of reply have in common."""

    keeps_time = True

    def __init__(self, clients: Clients, streamed: Any, at: float | None) -> None:
        self.at = at
        self.status, self.headers = 0, Headers()
        self._clients = clients
        self._pid = os.getpid()
        self._streamed: Any = streamed
        self._whole = False

    def _begun(self, response: Any) -> None:
        self.status, self.headers = response.status, received(response.headers)
        self._reader = response.body_reader
        told = self.headers.get("transfer-encoding", "chunked")
        if self.status < 200 or told.lower() != "chunked":
            raise Failure(f"an answer that is none: HTTP {self.status}, transfer-encoding: {told}", connected=True)

    def _layers(self) -> list[Inflater]:
        return inflaters(self.headers.get("content-encoding", ""))

    def _parts(self, layers: list[Inflater], piece: Any) -> Iterable[bytes]:
        return fed(layers, bytes(piece)) if layers else (bytes(piece),)

    def _in_time(self, part: bytes) -> bytes:
        if self.at is not None and now() > self.at:
            raise Failure("timed out (deadline)", connected=True, timed_out=True)
        return part

    def _end(self, layers: list[Inflater]) -> None:
        self._whole = True
        ended(layers)

    def _until(self) -> float | None:
        return None if self.at is None else self.at + _GRACE

    def _close(self) -> None:
        streamed, self._streamed = self._streamed, None
        if streamed is None or self._pid != os.getpid():
            return
        if not self._whole and self.status >= 500:
            # A connection that must not be used again, and that may have been given back already.
            self._clients.forget()
        # It waits for nothing, and minds when no answer came.
        with suppress(StopIteration, RuntimeError):
            streamed.__aexit__(None, None, None).send(None)


class _Reply(_Arriving):
    def __init__(self, clients: Clients, streamed: Any, at: float | None) -> None:
        super().__init__(clients, streamed, at)
        self._alone = Alone()
        self.drop = self._alone.drop

    def open(self) -> None:
        try:
            self._begun(self._alone.do(self._streamed.__aenter__(), self._until()))
        except Failure:
            self._close()
            raise
        except Exception as error:
            raise failure(error) from error

    def chunks(self) -> Iterator[bytes]:
        try:
            layers = self._layers()
            while (piece := self._alone.do(self._reader.read_chunk(), self._until())) is not None:
                for part in self._parts(layers, piece):
                    yield self._in_time(part)
            self._end(layers)
        except Failure:
            raise
        except Exception as error:
            raise failure(error) from error

    def close(self) -> None:
        self._close()


class PyreqwestEngine:
    """Blocking pyreqwest."""

    def __init__(self, reach: Reach) -> None:
        self._clients = Clients(reach)
        self._open: WeakSet[_Reply] = WeakSet()

    def open(self, request: Request) -> _Reply:
        """Send a request and return its answer once the headers are there. Raises Failure."""
        reply = _Reply(self._clients, self._clients.built(request), request.at)
        self._open.add(reply)
        reply.open()
        return reply

    def close(self) -> None:
        """Close every connection, whoever waits for its bytes."""
        for reply in tuple(self._open):
            reply.drop()
        self._clients.forget()
        settle(os.getpid())


@coroutine
def _resumed(step: Any, waits: Any) -> Generator[Any, Any, Any]:
    """What a coroutine returns that has begun, and waits for something."""
    try:
        while True:
            try:
                sent = yield waits
            except BaseException as error:  # noqa: BLE001  (the coroutine decides what to do about it)
                waits = step.throw(error)
            else:
                waits = step.send(sent)
    except StopIteration as done:
        return done.value


async def _heard(step: Any, waits: Any) -> Any:
    """What a coroutine of pyreqwest returns; it does so also when it was cancelled at the very moment."""
    task = asyncio.current_task()
    assert task is not None
    before = task.cancelling()
    answer = await _resumed(step, waits)
    if task.cancelling() > before:
        raise asyncio.CancelledError
    return answer


class _AsyncReply(_Arriving):
    def __init__(self, clients: Clients, streamed: Any, at: float | None) -> None:
        super().__init__(clients, streamed, at)
        self._loop = asyncio.get_running_loop()
        self._dropped = False
        self._timer = asyncio.timeout(None)

    async def open(self) -> None:
        try:
            self._begun(await self._done(self._streamed.__aenter__()))
        except (Failure, asyncio.CancelledError):
            self._close()
            raise
        except Exception as error:
            raise failure(error) from error

    async def _done(self, step: Any) -> Any:
        try:
            waits = None if self._dropped else step.send(None)
        except StopIteration as done:
            return done.value  # it was there already, and needs no timer
        until = self._until()
        self._timer = timer = asyncio.timeout(None if until is None else max(0.0, until - now()))
        try:
            async with timer:
                if not self._dropped:
                    return await _heard(step, waits)
        except TimeoutError:
            if not timer.expired():  # but pyreqwest's own
                raise
        if self._dropped:
            raise Failure("the client was closed", connected=True)
        raise Failure("timed out (deadline)", connected=True, timed_out=True)

    async def chunks(self) -> AsyncIterator[bytes]:
        try:
            layers = self._layers()
            while (piece := await self._done(self._reader.read_chunk())) is not None:
                for part in self._parts(layers, piece):
                    yield self._in_time(part)
            self._end(layers)
        except Failure:
            raise
        except Exception as error:
            raise failure(error) from error

    async def close(self) -> None:
        self._close()

    def drop(self) -> None:
        self._dropped = True
        with suppress(RuntimeError):  # its event loop may be closed
            self._loop.call_soon_threadsafe(self._expire)

    def _expire(self) -> None:
        with suppress(RuntimeError):  # nobody waits
            self._timer.reschedule(self._loop.time())


class AsyncPyreqwestEngine:
    """pyreqwest on asyncio."""

    def __init__(self, reach: Reach) -> None:
        self._clients = Clients(reach)
        self._open: WeakSet[_AsyncReply] = WeakSet()

    async def open(self, request: Request) -> _AsyncReply:
        """Send a request and return its answer once the headers are there. Raises Failure."""
        reply = _AsyncReply(self._clients, self._clients.built(request), request.at)
        self._open.add(reply)
        await reply.open()
        return reply

    async def close(self) -> None:
        """Close every connection, whoever waits for its bytes."""
        for reply in tuple(self._open):
            reply.drop()
        self._clients.forget()
        with suppress(PyreqwestError):
            await turn()
