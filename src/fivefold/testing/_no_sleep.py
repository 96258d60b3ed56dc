"""Pauses that take no time."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Protocol

from fivefold._time import listen

__all__ = ["no_sleep"]


class _Advancing(Protocol):
    def advance(self, seconds: float) -> object: ...


@contextmanager
def no_sleep(*servers: _Advancing, limit: int = 1000) -> Generator[list[float]]:
    """Within this block no client of fivefold sleeps, blocking or on asyncio; what it would have slept is noted.

        with no_sleep() as pauses:
            client.list_providers()
        assert len(pauses) == 2

    That is: backoff and Retry-After, the intervals of waiting methods, turns, the pause before a reconnection. Clients
    measure time on one clock, and each pause moves it on: a deadline passes as it would have. That clock is the
    process's: calls that run side by side add their pauses up. Waiting for an answer is no pause, and takes the time
    that it takes; neither is the sleeping of your own program.

    Args:
        servers: Sandboxes whose clocks go along, so that what a method waits for happens while it "waits".
        limit: Pauses after which it is enough: a method that waits without a deadline for what never comes would ask
            again for ever, and without a rest.

    Returns:
        A context manager; its value is the list of pauses in seconds, as they come.

    Raises:
        AssertionError: there were more pauses than `limit`; raised by the call that paused.
    """
    pauses: list[float] = []

    def hear(seconds: float) -> None:
        if len(pauses) >= limit:
            raise AssertionError(f"no end after {limit} pauses: does what it waits for come? is there a deadline?")
        pauses.append(seconds)
        for server in servers:
            server.advance(seconds)

    before = listen(hear)
    try:
        yield pauses
    finally:
        listen(before)
