"""The store of tasks and its index: what there is, and what can be found of it. Pure: no I/O."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fivefold.sandbox.synthgen.index import Index
from fivefold.sandbox.synthgen.records import NEVER, Task

__all__ = ["Store"]


class Store:
    """Tasks by id and by batch, and the answers that later tasks may be served from.

    Attributes:
        batches: batch id to its tasks in the order in which they were taken in; never empty.
    """

    def __init__(self, index: Index) -> None:
        self.index = index
        self.batches: dict[str, list[Task]] = {}
        self._tasks: dict[str, Task] = {}
        self._answered: dict[bytes, Task] = {}
        self._deleted: list[Task] = []

    def add(self, tasks: Iterable[Task]) -> None:
        """Take tasks in."""
        for task in tasks:
            self._tasks[task.message_id] = task
            self.batches.setdefault(task.batch_id, []).append(task)

    def get(self, message_id: str) -> Task | None:
        """The task with that id."""
        return self._tasks.get(message_id)

    def remember(self, task: Task) -> None:
        """Let the answer of a task serve others with the same body."""
        self._answered.setdefault(task.digest, task)

    def answered(self, digest: bytes, moment: float) -> Task | None:
        """A completed task with that body that could be found at that moment."""
        task = self._answered.get(digest)
        return task if task is not None and task.finished <= self.index.seen(moment) else None

    def delete(self, tasks: Sequence[Task], moment: float) -> None:
        """Delete tasks; they can be found until the index is refreshed."""
        for task in tasks:
            task.deleted = moment
            if self._answered.get(task.digest) is task:
                del self._answered[task.digest]
        self._deleted += tasks

    def purge(self, moment: float) -> None:
        """Forget what was deleted before the last refresh."""
        if not self._deleted:
            return
        seen = self.index.seen(moment)
        gone = [task for task in self._deleted if task.deleted <= seen]
        self._deleted = [task for task in self._deleted if task.deleted > seen]
        for task in gone:
            del self._tasks[task.message_id]
        for batch_id in {task.batch_id for task in gone}:
            left = [task for task in self.batches[batch_id] if task.deleted > seen]
            if left:
                self.batches[batch_id] = left
            else:
                del self.batches[batch_id]

    def present(self, batch_id: str) -> list[Task]:
        """The tasks of a batch that are not deleted, seen or not."""
        return [task for task in self.batches.get(batch_id, ()) if task.deleted == NEVER]
