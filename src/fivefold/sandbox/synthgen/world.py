"""The state of one Synthgen sandbox between two resets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from fivefold.sandbox._reading import ReportedError
from fivefold.sandbox._world import Settings, World
from fivefold.sandbox.synthgen.index import Index
from fivefold.sandbox.synthgen.records import Task
from fivefold.sandbox.synthgen.render import View
from fivefold.sandbox.synthgen.seeding import read_data
from fivefold.sandbox.synthgen.store import Store
from fivefold.sandbox.synthgen.worker import Workers

__all__ = ["SynthgenWorld"]

_UNREACHABLE = (
    "ConnectionError(Connection error caused by: ConnectionError(Connection error caused by: "
    "NewConnectionError(<urllib3.connection.HTTPConnection object at 0x7f5c0a1b2c90>: "
    "Failed to establish a new connection: [Errno 111] Connection refused)))"
)


class SynthgenWorld(World):
    """A store with its index, the workers on it, and which parts are down.

    Attributes:
        old: whether the server is of the old generation.
        down: parts that do not work: `elasticsearch`, `rabbitmq`, `storage`, `worker`.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.old: bool = settings.options["generation"] == "old"
        self.down: frozenset[str] = frozenset(settings.options["down"])
        self._clear()

    def _clear(self) -> None:
        options, start = self.settings.options, self.clock.now().timestamp()
        self.store = Store(Index(start, options["refresh"] if self.has("late_refresh") else 0.0))
        self.workers = Workers(
            self.store,
            partial(self.luck, "message ids"),
            start=start,
            pace=self.settings.pace,
            crew=options["workers"],
            ingest=options["ingest"],
            nulls=not self.old,
            lossy=self.has("lost_uploads"),
            sticky=self.has("endless_tasks"),
        )

    def settle(self) -> float:
        """Let the workers catch up; returns the present as epoch seconds."""
        now = self.clock.now().timestamp()
        idle = bool(self.down & {"worker", "rabbitmq"})
        self.workers.advance(now, idle=idle, store_down="elasticsearch" in self.down)
        self.store.purge(now)
        return now

    def look(self, doing: str) -> View:
        """What can be seen now.

        Args:
            doing: for the complaint, as in `fetch batch`.

        Raises:
            ReportedError: 500, the store is down.
        """
        now = self.settle()
        self.check(doing)
        return View(self.store.index.seen(now), self.old, self.has("early_completed_at"))

    def check(self, doing: str) -> None:
        """Raise `ReportedError`, 500, if the store is down."""
        if "elasticsearch" in self.down:
            raise ReportedError(500, f"Failed to {doing}: {_UNREACHABLE}")

    def delete(self, tasks: Sequence[Task], moment: float) -> None:
        """Delete tasks; on the old server they are seen until the next refresh."""
        self.store.delete(tasks, moment)
        self.workers.abandon(tasks, moment)
        if not self.old:
            self.store.index.refresh(moment)
            self.store.purge(moment)

    def shuffled(self, tasks: Sequence[Task]) -> list[Task]:
        """The tasks in the order that one query finds them in."""
        found = list(tasks)
        if self.has("unstable_order"):
            self.luck("order").shuffle(found)
        return found

    def load(self, data: Mapping[str, Any]) -> Mapping[str, Sequence[str]]:
        """Replace all tasks; data with nothing but `down` only switches parts off and on."""
        now = self.settle()
        seed = read_data(data, partial(self.luck, "message ids"), now)
        if set(data) != {"down"}:
            self._clear()
            self.store.add(seed.tasks)
            for task in seed.tasks:
                if task.finished <= now and not task.reply.failed:
                    self.store.remember(task)
        self.down = seed.down
        batches = dict.fromkeys(task.batch_id for task in seed.tasks)
        return {"tasks": [task.message_id for task in seed.tasks], "batches": list(batches)}
