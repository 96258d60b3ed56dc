"""The state of one monGARS sandbox between two resets."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from fivefold.sandbox._world import Settings, World
from fivefold.sandbox.mongars.catalog import accounts
from fivefold.sandbox.mongars.hub import Hub
from fivefold.sandbox.mongars.memory import Memory
from fivefold.sandbox.mongars.records import Approval, Report, User
from fivefold.sandbox.mongars.seeding import TABLES, read_data

__all__ = ["MongarsWorld", "stamp"]


class MongarsWorld(World):
    """Accounts, what was said, the known nodes, and the clock they run on.

    Attributes:
        users: name to account.
        memory: what was said to whom.
        peers: addresses of nodes.
        telemetry: source of a report to the latest one.
        approvals: approval token to what it is for.
        ready: roles whose models were made ready.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.users: dict[str, User] = {user.username: user for user in accounts()}
        self.memory = Memory(stale=self.has("stale_history"))
        self.peers: set[str] = set()
        self.telemetry: dict[str, Report] = {}
        self.approvals: dict[str, Approval] = {}
        self.ready: set[str] = set()
        self.hub = Hub()
        self._real_start = time.time()
        self._slots: dict[str, datetime] = {}

    def epoch(self) -> float:
        """The present in seconds since 1970, as in tokens and tickets.

        It is counted from the real present, so that a client that compares an expiry with its own clock is right;
        what moves it on is the sandbox's clock.
        """
        return self._real_start + (self.clock.now() - self.settings.start).total_seconds()

    def take_slot(self, user: str) -> bool:
        """Whether the user may send a message now: one per interval, from start to start."""
        now = self.clock.now()
        last = self._slots.get(user)
        if last is not None and now - last < timedelta(seconds=self.settings.options["chat_interval"]):
            return False
        self._slots[user] = now
        return True

    async def work(self, calls: int = 1) -> None:
        """Let as much time pass as so many calls upstream take."""
        await self.clock.sleep_until(self.clock.now() + timedelta(seconds=calls * self.settings.pace))

    def load(self, data: Mapping[str, Any]) -> Mapping[str, Sequence[str]]:
        seed = read_data(data, self.clock.now())
        self.users = {user.username: user for user in seed.users}
        self.memory = Memory(stale=self.has("stale_history"))
        for turn in seed.turns:
            self.memory.add(turn)
        self.peers = set(seed.peers)
        self.telemetry.clear()
        self.approvals.clear()
        self.ready.clear()
        self._slots.clear()
        keys = (list(self.users), [turn.user_id for turn in seed.turns], sorted(self.peers))
        return dict(zip(TABLES, keys, strict=True))

    async def close(self) -> None:
        self.hub.close()
        await super().close()


def stamp(moment: datetime) -> str:
    """A time as answers show it: UTC with `Z`."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
