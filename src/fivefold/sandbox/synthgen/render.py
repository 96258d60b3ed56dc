"""Tasks and batches as the service shows them, at the moment of the last refresh. Pure: no I/O."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from fivefold.sandbox.synthgen.records import NEVER, STATUSES, Task, status_at
from fivefold.sandbox.synthgen.times import iso_offset, micros_z, millis_z, nanos_z

__all__ = ["View"]

_ROW = (
    '{"message_id": %s, "batch_id": %s, "status": "%s", "cached": %s, "body": %s, "result": {}, "created_at": "%s", '
    '"started_at": %s, "completed_at": %s, "duration": %s, "completions": %s, "dataset": %s, "source": %s}'
)
_TASK = (
    '{"message_id": %s, "batch_id": %s, %s"status": "%s", "body": %s, "completions": %s, "cached": %s, '
    '"created_at": "%s", "started_at": %s, "completed_at": %s, "duration": %s, "dataset": %s, "source": %s}'
)
_BOOLEAN = {True: "true", False: "false"}


@dataclass(frozen=True)
class View:
    """What can be seen.

    Attributes:
        moment: of the last refresh, epoch seconds.
        old: whether the server is of the old generation.
        early: whether tasks at work have a completed_at.
    """

    moment: float
    old: bool
    early: bool

    def status(self, task: Task) -> str:
        """The status of a task."""
        return status_at(task, self.moment)

    def times(self, task: Task) -> tuple[float, float, int | None]:
        """When a task was started and completed, `NEVER` if it is not known, and its duration."""
        status = self.status(task)
        if status == "PENDING":
            return NEVER, NEVER, None
        if status == "PROCESSING":
            return task.started, task.started if self.early else NEVER, 0 if self.early else None
        return task.started, task.finished, task.duration

    def row(self, task: Task) -> str:
        """A task in a listing, as JSON in ASCII."""
        status = self.status(task)
        started, completed, duration = self.times(task)
        completions = {"PENDING": "{}", "PROCESSING": "null"}.get(status) or self._completions(task)
        return _ROW % (
            json.dumps(task.message_id),
            json.dumps(task.batch_id),
            status,
            _BOOLEAN[task.cached and task.finished <= self.moment],
            task.body,
            iso_offset(task.created),
            json.dumps(nanos_z(started)),
            json.dumps(nanos_z(completed)),
            json.dumps(duration),
            completions,
            json.dumps(task.dataset),
            task.source,
        )

    def task(self, task: Task) -> str:
        """A task by itself, as JSON in ASCII."""
        started, completed, duration = self.times(task)
        return _TASK % (
            json.dumps(task.message_id),
            json.dumps(task.batch_id),
            "" if self.old else f'"custom_id": {json.dumps(task.custom_id)}, ',
            self.status(task),
            task.body,
            self._completions(task) if task.finished <= self.moment else "null",
            _BOOLEAN[task.cached and task.finished <= self.moment],
            micros_z(task.created),
            json.dumps(micros_z(started)),
            json.dumps(micros_z(completed)),
            json.dumps(duration),
            json.dumps(task.dataset),
            task.source,
        )

    def _completions(self, task: Task) -> str:
        return "null" if self.old and task.reply.failed else task.reply.completions

    def batch(self, batch_id: str, tasks: Sequence[Task]) -> dict[str, Any]:
        """A batch that has tasks."""
        counts = self.counts(tasks)
        times = [self.times(task) for task in tasks]
        created = min(task.created for task in tasks)
        started = min(started for started, _, _ in times)
        completed = max((completed for _, completed, _ in times if completed < NEVER), default=NEVER)
        return {
            "batch_id": batch_id,
            "batch_status": self._batch_status(counts),
            **{name: counts[name] for name in counts if name.endswith("_tasks")},
            "created_at": millis_z(created),
            "started_at": millis_z(started),
            "completed_at": millis_z(completed),
            "duration": int(completed - created) if completed < NEVER else None,
            **{name: counts[name] for name in counts if name.endswith("_tokens")},
        }

    def _batch_status(self, counts: dict[str, int]) -> str:
        order = ("pending", "failed", "processing") if self.old else ("processing", "pending", "failed")
        return next((one.upper() for one in order if counts[f"{one}_tasks"]), "COMPLETED")

    def counts(self, tasks: Iterable[Task]) -> dict[str, int]:
        """How many tasks there are in which state, and the tokens of those not answered from the cache."""
        found = dict.fromkeys(STATUSES, 0)
        total = cached = given = taken = 0
        for task in tasks:
            total += 1
            status = status_at(task, self.moment)
            found[status] += 1
            if status == "COMPLETED" and task.cached:
                cached += 1
            elif status == "COMPLETED":
                given += task.reply.prompt_tokens
                taken += task.reply.completion_tokens
        return {
            "total_tasks": total,
            "completed_tasks": found["COMPLETED"] - (0 if self.old else cached),
            "failed_tasks": found["FAILED"],
            "pending_tasks": found["PENDING"],
            "processing_tasks": found["PROCESSING"],
            "cached_tasks": cached,
            "total_tokens": given + taken,
            "prompt_tokens": given,
            "completion_tokens": taken,
        }
