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
from functools import partial
from itertools import repeat
from queue import Empty, SimpleQueue
from typing import Protocol

from ._engine import Engine, Failure
from ._time import now
from .errors import ClientClosedError


class Open(Protocol):
    """Something that a flow holds open."""

    def drop(self) -> None:
        """Let go of it, whoever uses it."""
        ...


class _Slots:
    """How many calls may be in flight. Taken and given in C: Ctrl-C within a semaphore leaves it locked for ever."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._unused = repeat(True, min(limit, sys.maxsize))
        self._given: SimpleQueue[bool] = SimpleQueue()
        self.give = partial(self._given.put, True)

    def take(self, at: float | None) -> None:
        """Take one. Raises Failure when none is free before the deadline."""
        if next(self._unused, None):
            return
        try:
            self._given.get(timeout=None if at is None else max(0.0, at - now()))
        except Empty:
            raise none_free(self._limit) from None


class _Slot:
    """One of the calls in flight. Entered for each call, so it is no generator, which costs more.

    One that is dropped gives back what it took: Ctrl-C may strike when what leads to `__exit__` has just begun.
    """

    _taken = False

    def __init__(self, slots: _Slots, at: float | None) -> None:
        self._slots, self._at = slots, at

    def __enter__(self) -> None:
        self._slots.take(self._at)
        self._taken = True

    def __exit__(self, *_: object) -> None:
        if self._taken:
            self._taken = False
            self._slots.give()

    __del__ = __exit__


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
        self._slots = _Slots(limit)

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
            self._lock, self._slots = threading.Lock(), _Slots(self._limit)
            self._pid = -1
        with self._lock:
            if self._pid == -1 or self._engine is None:
                self._engine, self._pid = self._make(), os.getpid()

    def slot(self, at: float | None) -> _Slot:
        """One of the calls in flight, for a `with`. Raises Failure when none is free before the deadline."""
        return _Slot(self._slots, at)

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
