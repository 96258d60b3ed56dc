"""What was said, and what the server remembers of it when asked. Pure: no I/O."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from fivefold.sandbox.mongars.records import Turn

__all__ = ["LIFE", "Memory"]

LIFE = timedelta(hours=24)
"""How long a turn is remembered."""
_MOST = 100
_EMPTY_LIFE = timedelta(seconds=300)


class Memory:
    """The turns of every user.

    Args:
        stale: answer from a cache that is filled when a user's turns are first read, as the real server does.
    """

    def __init__(self, *, stale: bool) -> None:
        self._stale = stale
        self._turns: defaultdict[str, list[Turn]] = defaultdict(list)
        self._cache: dict[str, tuple[datetime, list[Turn]]] = {}

    def add(self, turn: Turn) -> None:
        """Remember a turn, and forget the oldest of more than 100."""
        turns = self._turns[turn.user_id]
        turns.append(turn)
        del turns[:-_MOST]

    def read(self, user: str, limit: int, now: datetime) -> list[Turn]:
        """The user's latest turns, newest first."""
        since, turns = self._cache.get(user, (now, None))
        if turns is None or not self._stale or (not turns and now - since >= _EMPTY_LIFE):
            turns = list(self._turns[user])
            self._cache[user] = (now, turns)
        alive = [turn for turn in reversed(turns) if now < turn.timestamp + LIFE]
        return alive[: min(limit, _MOST)]
