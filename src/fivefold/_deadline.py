"""The time left for a whole call. No I/O; the caller brings the clock."""

from typing import Final, NamedTuple

#: Seconds, 23 days: more than that cannot be told to a socket.
LONGEST_WAIT: Final = 2e6


class Deadline(NamedTuple):
    """A moment on the monotonic clock, or None for never."""

    at: float | None

    @classmethod
    def after(cls, seconds: float | None, now: float) -> "Deadline":
        """The moment that many seconds from now, or the longest wait."""
        return cls(None if seconds is None else now + min(seconds, LONGEST_WAIT))

    def remaining(self, now: float) -> float | None:
        """Seconds left, never below zero; None for ever."""
        return None if self.at is None else max(0.0, self.at - now)

    def passed(self, now: float) -> bool:
        """Whether no time is left."""
        return self.at is not None and now >= self.at

    def fits(self, pause: float, now: float) -> bool:
        """Whether something can still be done after a pause of that many seconds."""
        return self.at is None or now + pause < self.at

    def clip(self, timeout: float | None, now: float) -> float | None:
        """The smaller of a timeout and the time left."""
        left = self.remaining(now)
        if timeout is None or left is None:
            return left if timeout is None else timeout
        return min(timeout, left)
