"""What the views of one client on asyncio share.

An engine belongs to one event loop of one process. Under a second `asyncio.run` a new one is made: sockets of the old
one cannot be used there. An event loop that ends closes its own: after that, nothing can.
"""

import asyncio
import os
import sys
import warnings
import weakref
from collections.abc import Callable
from typing import Any

from ._engine import AsyncEngine
from ._lifetime import Open, none_free
from ._time import now
from .errors import ClientClosedError, ConfigurationError


class _AsyncSlot:
    """One of the calls in flight. Entered for each call, so it is no generator, which costs more."""

    def __init__(self, slots: asyncio.Semaphore, limit: int, at: float | None) -> None:
        self._slots, self._limit, self._at = slots, limit, at

    async def __aenter__(self) -> None:
        if not self._slots.locked():  # then it does not wait, and needs no timer
            await self._slots.acquire()
            return
        try:
            async with asyncio.timeout(None if self._at is None else max(0.0, self._at - now())):
                await self._slots.acquire()
        except TimeoutError:
            raise none_free(self._limit) from None

    async def __aexit__(self, *_: object) -> None:
        self._slots.release()


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

    def slot(self, at: float | None) -> "_AsyncSlot":
        """One of the calls in flight, for an `async with`. Raises Failure when none is free before the deadline."""
        return _AsyncSlot(self._home().slots, self._limit, at)

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
