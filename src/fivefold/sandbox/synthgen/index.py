"""When the store's index was refreshed: what was written after that cannot be found yet. Pure: no I/O."""

from __future__ import annotations

from bisect import bisect_right, insort

__all__ = ["Index"]


class Index:
    """Refreshed at regular intervals, and besides whenever it is told to.

    Args:
        start: epoch seconds of the first refresh.
        interval: seconds from one to the next; 0 is always fresh.
    """

    def __init__(self, start: float, interval: float) -> None:
        self._start = start
        self._interval = interval
        self._extra: list[float] = []

    def refresh(self, moment: float) -> None:
        """Refresh at that moment, out of turn."""
        insort(self._extra, moment)

    def seen(self, moment: float) -> float:
        """The last refresh up to that moment: whoever looks sees what was written until then."""
        if self._interval <= 0:
            return moment
        regular = self._start + (moment - self._start) // self._interval * self._interval
        place = bisect_right(self._extra, moment)
        return max(regular, self._extra[place - 1]) if place else regular
