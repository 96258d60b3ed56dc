"""Waiting for a batch: until its tasks are done, or until no more of them are taken in. No I/O.

The service tells no total: `total_tasks` grows while uploads are taken in, and is looked up in an index that lags
behind by a refresh. So a batch has ended when its tasks are done and are as many as were accepted; or, where nobody
knows how many that is, when nothing has changed for two refreshes.
"""

import random
import time
from asyncio import CancelledError
from collections.abc import Callable
from typing import Any, Final

from fivefold_wire.synthgen.api import batches

from .._options import Options
from .._polling import FIRST_PAUSE, GROWTH, LONGEST_PAUSE
from ..call import Flow, Pause
from ._calls import check_health, get_batch
from ._models import Batch
from .exceptions import APIError, BatchDeadlineError, BatchStalledError, NotFoundError

#: Refreshes after which what was taken in can be seen, and those after which accepted tasks that did not appear are
#: missing: taking in a slice of an upload may take one, and trying again with a store that was down another.
SETTLING: Final = 2
STALLING: Final = 6
#: So many times as long ago a batch has ended that nobody need wait for more of it.
AGED: Final = 10
#: Refreshes, a minute, that the service may be gone while a batch is watched; each look has the usual tries besides.
OUTAGE: Final = 12
#: A moment more: a refresh is not on the dot.
MARGIN: Final = 1.1

Hear = Callable[[Batch], object]


def refresh_interval(own: Options) -> float:
    """Seconds between two refreshes of the service's index."""
    found: float = own.settings["refresh_interval"]
    return found


def settling(own: Options) -> float:
    """Seconds after which what was taken in can be seen."""
    return SETTLING * refresh_interval(own) * MARGIN


def wait_for_batch(
    own: Options,
    batch_id: str,
    *,
    expected_tasks: int | None = None,
    deadline: float | None = None,
    on_progress: "Callable[[Batch], object] | None" = None,
) -> "Flow[Batch]":
    """Wait until all tasks of a batch are done, and return its state.

    GET /api/v1/batches/{batch_id}, at growing, jittered intervals of up to 5 s. A service that is gone for less than a
    minute is waited for.

    Args:
        batch_id: Id of the batch.
        expected_tasks: How many tasks it has, such as `total_tasks` of `create_batch`. Without, it has ended when its
            tasks are done and nothing has changed for two refreshes of the service's index, 10 s.
        deadline: Seconds to wait at most. Default: no bound. A task that the language model refuses for a time is tried
            again for up to an hour.
        on_progress: Called with every answer.

    Returns:
        The batch: "COMPLETED", or "FAILED" if any task failed.

    Raises:
        BatchStalledError: fewer than `expected_tasks` appeared, and no more are coming.
        BatchDeadlineError: the batch has not ended in time.
        NotFoundError: there is no such batch.
    """
    return watch(own, batch_id, expected_tasks, deadline, on_progress or _deaf, "wait_for_batch")


def _deaf(batch: Batch) -> None:
    """Nobody listens."""


def watch(
    own: Options,
    batch_id: str,
    expected: int | None,
    deadline: float | None,
    hear: Hear,
    name: str,
    clock: Callable[[], float] = time.monotonic,
) -> "Flow[Batch]":
    """Wait for the end of a batch. What interrupts it has a note on how to go on watching."""
    look = _Looks(own, batch_id, expected, deadline, name, clock)
    try:
        while not (yield from look.over()):
            if look.batch is not None:
                hear(look.batch)
            yield Pause(look.pause())
        assert look.batch is not None
        hear(look.batch)
        return look.batch
    except (KeyboardInterrupt, CancelledError, APIError) as error:
        if not isinstance(error, BatchStalledError | NotFoundError):
            error.add_note(f'the batch goes on; watch it again: client.monitor_batch(batch_id="{batch_id}")')
        raise


class _Still:
    """Whether a batch has stopped growing, and nothing that could make it grow waits in the queue."""

    def __init__(self, own: Options, clock: Callable[[], float]) -> None:
        self._settling = settling(own)
        self._clock = clock
        self._looked = self._changed = clock()
        self._idle: float | None = None
        self._before: object = None

    def look(self, batch_id: str) -> "Flow[Batch | NotFoundError]":
        """Look at the batch once more."""
        self._looked = self._clock()
        found: Batch | NotFoundError
        try:
            found = yield from get_batch(batch_id)
        except NotFoundError as error:
            found = error
        told = found.to_dict() if isinstance(found, Batch) else None
        if told != self._before:
            self._before, self._changed, self._idle = told, self._clock(), None
        return found

    def over(self, seconds: float) -> Flow[bool]:
        """Whether nothing has changed for so long, and the last look was well after the queue was seen empty."""
        quiet = self._looked - self._changed
        if quiet < seconds - self._settling:
            return False
        if not (yield from nothing_queued()):
            self._idle = None
            return False
        self._idle = self._clock() if self._idle is None else self._idle
        return quiet >= seconds and self._looked - self._idle >= self._settling


def nothing_queued() -> Flow[bool]:
    """Whether no upload waits to be taken in; an old server does not tell, and counts as one where none does."""
    health = yield from check_health()
    return not health.services.batch_queue_messages


def settle(own: Options, batch_id: str, expected: int, clock: Callable[[], float] = time.monotonic) -> "Flow[None]":
    """Wait until as many tasks have appeared as can be, or no more come: two refreshes long."""
    still = _Still(own, clock)
    while True:
        found = yield from still.look(batch_id)
        if isinstance(found, Batch) and found.total_tasks >= expected > 0:
            return
        if (yield from still.over(settling(own))):
            return
        yield Pause(min(1.0, refresh_interval(own) / 2))


class _Looks:
    """What was seen of one batch so far."""

    def __init__(
        self,
        own: Options,
        batch_id: str,
        expected: int | None,
        deadline: float | None,
        name: str,
        clock: Callable[[], float],
    ) -> None:
        self._own, self._batch_id, self._expected = own, batch_id, expected
        self._deadline, self._name, self._clock = deadline, name, clock
        self._began = self._heard = clock()
        self._still = _Still(own, clock)
        self._pause = min(FIRST_PAUSE, refresh_interval(own))
        self._asked_age = False
        self.batch: Batch | None = None

    def over(self) -> Flow[bool]:
        """Look again; an outage of the service is sat out. Raises BatchError, NotFoundError, APIError."""
        try:
            ended = yield from self._ended()
            self._heard = self._clock()
        except APIError as error:
            outage = self._clock() - self._heard
            if not error.retryable or outage >= OUTAGE * refresh_interval(self._own):
                raise
            ended = False
        if not ended and self._deadline is not None and self._clock() - self._began >= self._deadline:
            raise self._late()
        return ended

    def _ended(self) -> Flow[bool]:
        found = yield from self._still.look(self._batch_id)
        self.batch = found if isinstance(found, Batch) else None
        if self.batch is None or self.batch.is_done:
            if self._expected is None:
                if (yield from self._long_over()) or (yield from self._still.over(settling(self._own))):
                    if isinstance(found, NotFoundError):
                        raise found
                    return True
            elif self.batch is not None and self.batch.total_tasks >= self._expected:
                return True
            elif (yield from self._still.over(STALLING * refresh_interval(self._own))):
                raise self._stalled(self._expected)
        return False

    def pause(self) -> float:
        """Seconds until the next look."""
        pause = self._pause * random.uniform(0.75, 1.25)
        self._pause = min(LONGEST_PAUSE, refresh_interval(self._own), self._pause * GROWTH)
        if self._deadline is None:
            return pause
        return min(pause, max(0.0, self._began + self._deadline - self._clock()))

    def _long_over(self) -> Flow[bool]:
        """Whether the batch ended long ago, by the service's own clock: asked once."""
        if self.batch is None or self.batch.completed_at is None or self._asked_age:
            return False
        self._asked_age = True
        stats = yield from batches.get_batch_stats(self._batch_id, time_range="1m", interval="1m")
        age = (stats.current_time - self.batch.completed_at).total_seconds()
        return age >= AGED * settling(self._own) and (yield from nothing_queued())

    def _stalled(self, expected: int) -> BatchStalledError:
        seen = 0 if self.batch is None else self.batch.total_tasks
        return BatchStalledError(
            f"batch {self._batch_id}: {expected - seen} of {expected} tasks were accepted and have not appeared",
            hint="client.resume_batch(error, tasks) sends what is missing",
            expected=expected,
            **self._details(),
        )

    def _late(self) -> BatchDeadlineError:
        done, total = (0, 0) if self.batch is None else (self.batch.done_tasks, self.batch.total_tasks)
        return BatchDeadlineError(
            f"batch {self._batch_id}: {done} of {self._expected or total} tasks were done "
            f"after {self._clock() - self._began:.0f} s",
            expected=self._expected,
            **self._details(),
        )

    def _details(self) -> dict[str, Any]:
        return {"service": "synthgen", "operation": self._name, "batch_id": self._batch_id, "batch": self.batch}
