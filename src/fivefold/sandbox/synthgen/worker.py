"""The workers, without a single timer: what they did until some moment is worked out when somebody looks.

One of them takes uploads in, a slice of 1000 lines at a time; the others process tasks in the order of the queue.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from heapq import heapify, heappop, heappush
from random import Random
from uuid import UUID

from fivefold.sandbox.synthgen.lines import read_line
from fivefold.sandbox.synthgen.records import NEVER, Task, Upload
from fivefold.sandbox.synthgen.simulate import answer
from fivefold.sandbox.synthgen.store import Store

__all__ = ["Workers"]

_SLICE = 1000
_TRIES = 3
_RETRY_SECONDS = 1.0
_HOP_SECONDS = 0.002
"""From the queue to a worker: long enough for a task to be seen waiting."""


class Workers:
    """Takes uploads in and processes their tasks.

    Args:
        store: where tasks live.
        ids: makes the source of a slice's message ids.
        start: epoch seconds when they begin.
        pace: seconds per call to a model; each takes between 75 and 125 % of it, depending on the body.
        crew: how many tasks are processed at once.
        ingest: seconds to take one slice in.
        nulls: whether a line may have null for its custom_id and api_key.
        lossy: whether an upload that could not be stored three times is given up.
        sticky: whether tasks that are deleted before they are done keep the workers busy for ever.

    Attributes:
        uploads: those not yet taken in.
        stray: tasks that are put back into the queue for ever because they were deleted before they were done.
    """

    def __init__(
        self,
        store: Store,
        ids: Callable[[], Random],
        *,
        start: float,
        pace: float,
        crew: int,
        ingest: float,
        nulls: bool,
        lossy: bool,
        sticky: bool,
    ) -> None:
        self.uploads: deque[Upload] = deque()
        self.stray = 0
        self._store = store
        self._ids = ids
        self._pace = pace
        self._ingest = ingest
        self._nulls = nulls
        self._lossy = lossy
        self._sticky = sticky
        self._queue: deque[Task] = deque()
        self._slots = [start] * crew
        self._free = start

    @property
    def waiting(self) -> int:
        """How many tasks are in the queue."""
        return len(self._queue) + self.stray

    def advance(self, moment: float, *, idle: bool, store_down: bool) -> None:
        """Do what is due until that moment; `idle` and `store_down` have been so since the last time."""
        if idle:
            self._free = max(self._free, moment)
        else:
            self._take_in(moment, store_down)
        if idle or store_down:
            self._slots = [max(free, moment) for free in self._slots]
        else:
            self._process(moment)

    def abandon(self, tasks: Sequence[Task], moment: float) -> None:
        """Notice that tasks were deleted; those in the queue are noticed when their turn comes."""
        for task in tasks:
            if self._sticky and moment < task.finished < NEVER:
                self._stick(task, task.finished)

    def _take_in(self, moment: float, store_down: bool) -> None:
        while self.uploads:
            upload = self.uploads[0]
            begun = max(upload.arrived, self._free)
            due = begun + (_RETRY_SECONDS if upload.tries else self._ingest)
            if due > moment:
                return
            upload.created = begun if upload.created is None else upload.created
            self._free = due
            if store_down:
                upload.tries += 1
                if self._lossy and upload.tries == _TRIES:
                    self.uploads.popleft()
                continue
            self._store_slice(upload, upload.created, due)
            if upload.position >= len(upload.lines):
                self.uploads.popleft()

    def _store_slice(self, upload: Upload, created: float, moment: float) -> None:
        ids = self._ids()
        tasks: list[Task] = []
        for text in upload.lines[upload.position : upload.position + _SLICE]:
            line = read_line(text, nulls=self._nulls)
            if line is None:
                continue
            message_id = str(UUID(int=ids.getrandbits(128), version=4))
            tasks.append(
                Task(
                    message_id=message_id,
                    batch_id=upload.batch_id,
                    custom_id=line.custom_id,
                    body=line.text,
                    digest=line.digest,
                    dataset=line.dataset,
                    source=line.source,
                    use_cache=line.use_cache,
                    tracked=line.track_progress,
                    reply=answer(message_id[:8], line.url, line.body, line.text, created),
                    created=created,
                    queued=moment,
                )
            )
        upload.position += _SLICE
        upload.tries = 0
        self._store.add(tasks)
        self._store.index.refresh(moment)
        self._queue.extend(tasks)

    def _process(self, moment: float) -> None:
        while self._queue and self._slots and self._slots[0] <= moment:
            task, free = self._queue.popleft(), self._slots[0]
            if task.deleted < NEVER:
                if self._sticky:
                    self._stick(task, free)
                continue
            task.started = max(free, task.queued + _HOP_SECONDS)
            found = self._store.answered(task.digest, task.started) if task.use_cache else None
            if found is not None:
                task.cached, task.reply, task.duration, task.finished = True, found.reply, found.duration, task.started
                continue
            seconds = self._pace * (0.75 + task.digest[0] / 510) * task.reply.calls
            task.finished = task.started + seconds
            task.duration = round(seconds * 1000 / task.reply.calls)
            heappop(self._slots)
            heappush(self._slots, task.finished)
            if not task.reply.failed:
                self._store.remember(task)

    def _stick(self, task: Task, slot: float) -> None:
        """A deleted task is never acknowledged: a tracked one holds its place, another one comes round again."""
        if task.tracked:
            self._slots.remove(slot)
            heapify(self._slots)
        else:
            self.stray += 1
