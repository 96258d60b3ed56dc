"""Turns for messages: the service takes one a second from each user. No I/O: moments are told, not waited for."""

import threading
from bisect import insort
from typing import Final

#: Seconds between two turns of a user. The service asks for 1.0 from arrival to arrival; the rest is for the way there.
INTERVAL: Final = 1.05


class Pacer:
    """The turns that were given out, by user. Threads may share it. Moments are seconds on one monotonic clock."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._turns: dict[str, list[float]] = {}

    def take(self, user: str, now: float, earliest: float) -> float:
        """The first moment from `earliest` on that is an interval away from every other turn of this user."""
        with self._lock:
            turns = [turn for turn in self._turns.get(user, []) if turn > now - INTERVAL]
            moment = earliest
            for turn in turns:
                if turn - moment >= INTERVAL:
                    break
                moment = max(moment, turn + INTERVAL)
            insort(turns, moment)
            self._turns[user] = turns
            return moment

    def give_back(self, user: str, moment: float) -> None:
        """A turn that was not used: the next one may have it."""
        with self._lock:
            if moment in self._turns.get(user, []):
                self._turns[user].remove(moment)
