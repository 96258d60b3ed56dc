"""The sandbox's time. Every wait inside a sandbox (a simulated call, a ping, a delay) is a wait on this clock."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

__all__ = ["Clock"]


class Clock:
    """A clock that starts where it is told, runs with real time, and jumps forward when advanced.

    Args:
        start: the first moment, an aware datetime.
        monotonic: seconds of real time; replaced in tests.
    """

    def __init__(self, start: datetime, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._zero = monotonic()
        self._start = start
        self._jumped = timedelta()
        self._jump = asyncio.Event()

    def now(self) -> datetime:
        """The present moment, aware, to the microsecond."""
        return self._start + self._jumped + timedelta(seconds=self._monotonic() - self._zero)

    def advance(self, seconds: float) -> datetime:
        """Jump `seconds` forward and wake whoever waits for a moment that has now come. Returns the new present."""
        self._jumped += timedelta(seconds=seconds)
        jump, self._jump = self._jump, asyncio.Event()
        jump.set()
        return self.now()

    async def sleep_until(self, moment: datetime) -> None:
        """Wait until `moment` has come. Waits for a series of moments add up: none is lost when the clock jumps far."""
        while (left := (moment - self.now()).total_seconds()) > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._jump.wait(), left)
