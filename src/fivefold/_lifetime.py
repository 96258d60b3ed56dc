"""What the views of one client share: the engine, the limit on calls in flight, and whether it was closed.

An engine belongs to one process, and an asyncio engine to one event loop besides. In a forked child, or under a
second `asyncio.run`, a new one is made: sockets of the old one cannot be used there. A child sends nothing on those
it got from its parent. An event loop that ends closes its own: after that, nothing can.
"""

import asyncio
import os
import sys
import threading
import warnings
import weakref
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any, Protocol

from ._engine import AsyncEngine, Engine, Failure
from ._time import now
from .errors import ClientClosedError, ConfigurationError


class Open(Protocol):
    """Something that a flow holds open."""

    def drop(self) -> None:
        """Let go of it, whoever uses it."""
        ...


_NO_SLOT = "timed out waiting for one of {} calls in flight to end"


class Lifetime:
    """For the blocking clients."""

    def __init__(self, name: str, make: Callable[[], Engine], limit: int) -> None:
        self._name = name
        self._make = make
        self._limit = limit
        self._closed = False
        self.held: weakref.WeakSet[Open] = weakref.WeakSet()
        self._lock = threading.Lock()
        self._engine: Engine | None = None
        self._pid = -1
        self._slots = threading.BoundedSemaphore(limit)

    def engine(self) -> Engine:
        """The engine of this process. Raises ClientClosedError."""
        if self._closed:
            raise ClientClosedError(f"this {self._name} client was closed: make a new one")
        if self._engine is None or self._pid != os.getpid():
            self._open()
        assert self._engine is not None
        return self._engine

    def _open(self) -> None:
        if self._pid not in (-1, os.getpid()):
            # What the parent's threads held at the fork stays held here for ever.
            self._lock, self._slots = threading.Lock(), threading.BoundedSemaphore(self._limit)
            self._pid = -1
        with self._lock:
            if self._pid == -1 or self._engine is None:
                self._engine, self._pid = self._make(), os.getpid()

    @contextmanager
    def slot(self, at: float | None) -> Iterator[None]:
        """One of the calls in flight. Raises Failure when none is free before the deadline."""
        slots = self._slots
        if not slots.acquire(timeout=None if at is None else max(0.0, at - now())):
            raise Failure(_NO_SLOT.format(self._limit), connected=False, timed_out=True)
        try:
            yield
        finally:
            slots.release()

    def close(self) -> None:
        """Close the engine and drop what streams were left open; calls fail from here on. Twice does nothing."""
        self._closed = True
        for one in tuple(self.held):
            one.drop()
        engine, self._engine = self._engine, None
        if engine is not None and self._pid == os.getpid():
            engine.close()

    def __del__(self) -> None:
        if getattr(self, "_engine", None) is not None and self._pid == os.getpid() and not sys.is_finalizing():
            warnings.warn(
                f"unclosed {self._name} client: use `with`, or call close()", ResourceWarning, stacklevel=2, source=self
            )
            with suppress(Exception):
                self.close()


class _Home:
    """What a client has on one event loop of one process."""

    def __init__(self, engine: AsyncEngine, limit: int) -> None:
        self.engine = engine
        self.slots = asyncio.Semaphore(limit)
        self.open = True
        # A loop can close its sockets only while it still runs. `asyncio.run` lets whatever passed this hook end with
        # the loop; asynchronous generators do, and an object with `aclose()` as they have it may.
        with_the_loop: Any = sys.get_asyncgen_hooks().firstiter
        if with_the_loop is not None:
            with_the_loop(self)

    async def aclose(self) -> None:
        """Close the engine. Twice does nothing."""
        self.open = False
        await self.engine.close()


class AsyncLifetime:
    """For the clients on asyncio."""

    def __init__(self, name: str, make: Callable[[], AsyncEngine], limit: int) -> None:
        self._name = name
        self._make = make
        self._limit = limit
        self._closed = False
        self.held: weakref.WeakSet[Open] = weakref.WeakSet()
        self._homes: dict[tuple[int, asyncio.AbstractEventLoop], _Home] = {}

    def _home(self) -> _Home:
        if self._closed:
            raise ClientClosedError(f"this {self._name} client was closed: make a new one")
        try:
            here = os.getpid(), asyncio.get_running_loop()
        except RuntimeError:
            raise ConfigurationError(
                "the async clients run on asyncio only; no asyncio event loop is running"
            ) from None
        home = self._homes.get(here)
        if home is None or not home.open:
            for old in [each for each in tuple(self._homes) if each[1].is_closed()]:
                self._homes.pop(old, None)
            home = self._homes[here] = _Home(self._make(), self._limit)
        return home

    def engine(self) -> AsyncEngine:
        """The engine of this process and event loop. Raises ClientClosedError, ConfigurationError."""
        return self._home().engine

    @asynccontextmanager
    async def slot(self, at: float | None) -> AsyncIterator[None]:
        """One of the calls in flight. Raises Failure when none is free before the deadline."""
        slots = self._home().slots
        try:
            async with asyncio.timeout(None if at is None else max(0.0, at - now())):
                await slots.acquire()
        except TimeoutError:
            raise Failure(_NO_SLOT.format(self._limit), connected=False, timed_out=True) from None
        try:
            yield
        finally:
            slots.release()

    async def close(self) -> None:
        """Close the engine and drop what streams were left open; calls fail from here on. Twice does nothing."""
        self._closed = True
        for one in tuple(self.held):
            one.drop()
        home = self._homes.pop((os.getpid(), asyncio.get_running_loop()), None)
        if home is not None:
            await home.aclose()

    def __del__(self) -> None:
        homes = getattr(self, "_homes", {}).items()
        if any(pid == os.getpid() and home.open for (pid, _), home in homes) and not sys.is_finalizing():
            warnings.warn(
                f"unclosed {self._name} client: use `async with`, or await close()",
                ResourceWarning,
                stacklevel=2,
                source=self,
            )
