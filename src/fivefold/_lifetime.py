"""What the views of one client share: the engine, the limit on calls in flight, and whether it was closed.

An engine belongs to one process. In a forked child a new one is made: it sends nothing on the sockets that it got from
its parent.
"""

import os
import sys
import threading
import warnings
import weakref
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from ._engine import Engine, Failure
from ._time import now
from .errors import ClientClosedError


class Open(Protocol):
    """Something that a flow holds open."""

    def drop(self) -> None:
        """Let go of it, whoever uses it."""
        ...


class _Slot:
    """One of the calls in flight. Entered for each call, so it is no generator, which costs more."""

    def __init__(self, slots: threading.BoundedSemaphore, limit: int, at: float | None) -> None:
        self._slots, self._limit, self._at = slots, limit, at

    def __enter__(self) -> None:
        if not self._slots.acquire(timeout=None if self._at is None else max(0.0, self._at - now())):
            raise none_free(self._limit)

    def __exit__(self, *_: object) -> None:
        self._slots.release()


def none_free(limit: int) -> Failure:
    """What came of waiting for one of the calls in flight to end."""
    told = f"timed out waiting for one of {limit} calls in flight to end"
    return Failure(told, connected=False, timed_out=True)


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

    def slot(self, at: float | None) -> "_Slot":
        """One of the calls in flight, for a `with`. Raises Failure when none is free before the deadline."""
        return _Slot(self._slots, self._limit, at)

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
