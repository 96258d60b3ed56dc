"""Waiting for a batch: until its tasks are done, or until no more of them are taken in. No I/O.

The service tells no total: `total_tasks` grows while uploads are taken in, and is looked up in an index that lags
behind by a refresh. So a batch has ended when its tasks are done and are as many as were accepted; or, where nobody
knows how many that is, when nothing has changed for two refreshes. A batch that stands still is given up in the end.
"""

import random
from collections.abc import Callable
from typing import Any, Final

from attrs import frozen
from fivefold_wire.synthgen.api import batches

from .._options import Options
from .._polling import FIRST_PAUSE, GROWTH, LONGEST_PAUSE, each_bounded, left
from .._time import now
from ..call import Flow, Pause
from ._calls import check_health, get_batch
from ._models import Batch
from ._settling import STALL_AFTER, Clock, Stillness, refresh_interval, settling, stalling
from .exceptions import APIError, BatchDeadlineError, BatchStalledError, NotFoundError

#: So many times as long ago a batch has ended that nobody need wait for more of it.
AGED: Final = 10
#: Refreshes, a minute, that the service may be gone while a batch is watched; each look has the usual tries besides.
OUTAGE: Final = 12

Hear = Callable[[Batch], object]


@frozen
class Patience:
    """What a batch is waited for, and how long.

    Attributes:
        expected: How many tasks it has; None where nobody knows.
        deadline: Seconds to wait at most; None for no bound.
        stall_after: Seconds without any change to wait at most; None for no bound.
    """

    expected: int | None
    deadline: float | None
    stall_after: float | None


def wait_for_batch(
    own: Options,
    batch_id: str,
    *,
    expected_tasks: int | None = None,
    deadline: float | None = None,
    stall_after: float | None = STALL_AFTER,
    on_progress: "Callable[[Batch], object] | None" = None,
) -> "Flow[Batch]":
    """Wait until all tasks of a batch are done, and return its state.

    GET /api/v1/batches/{batch_id}, at growing, jittered intervals of up to 5 s. A service that is gone for less than a
    minute is waited for.

    Args:
        batch_id: Id of the batch.
        expected_tasks: How many tasks it has, such as `total_tasks` of `create_batch`. Without, it has ended when its
            tasks are done and nothing has changed for two refreshes of the service's index, 10 s; six of an old server.
        deadline: Seconds to wait at most. Default: no bound.
        stall_after: Seconds to wait at most while nothing changes: neither the batch, nor a queue of the service gets
            shorter; a tenth of them if no worker is connected. None for no bound. Default 3600: a task that the
            language model refuses for a time is tried again for nearly as long.
        on_progress: Called with every answer.

    Returns:
        The batch: "COMPLETED", or "FAILED" if any task failed.

    Raises:
        ValueError: an argument does not fit; nothing was sent.
        BatchStalledError: fewer than `expected_tasks` appeared, and no more are coming; or nothing has changed for
            `stall_after` seconds.
        BatchDeadlineError: the batch has not ended in time.
        NotFoundError: there is no such batch.
    """
    get_batch(batch_id)  # refuses what can be none
    patience = Patience(expected_tasks, deadline, stall_after)
    return watch(own, batch_id, patience, on_progress or _deaf, "wait_for_batch")


def _deaf(batch: Batch) -> None:
    """Nobody listens."""


def watch(own: Options, batch_id: str, patience: Patience, hear: Hear, name: str, clock: Clock = now) -> "Flow[Batch]":
    """Wait for the end of a batch. What interrupts it has a note on how to go on watching."""
    look, began = _Looks(own, batch_id, patience, name, clock), clock()
    try:
        while not (yield from each_bounded(look.over(), lambda: left(patience.deadline, began, clock))):
            if look.batch is not None:
                hear(look.batch)
            yield Pause(look.pause())
        assert look.batch is not None
        hear(look.batch)
        return look.batch
    except BaseException as error:
        if not isinstance(error, BatchStalledError | NotFoundError):
            error.add_note(f'the batch goes on; watch it again: client.monitor_batch(batch_id="{batch_id}")')
        raise


class _Looks:
    """What was seen of one batch so far."""

    def __init__(self, own: Options, batch_id: str, patience: Patience, name: str, clock: Clock) -> None:
        self._own, self._batch_id, self._expected = own, batch_id, patience.expected
        self._patience, self._name, self._clock = patience, name, clock
        self._began = self._heard = clock()
        self._still = Stillness(own, clock)
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
        deadline = self._patience.deadline
        if not ended and deadline is not None and self._clock() - self._began >= deadline:
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
            elif (yield from self._still.over(stalling(self._own))):
                raise self._missing(self._expected)
        if why := (yield from self._still.stuck(self._patience.stall_after)):
            raise self._stuck(why)
        return False

    def pause(self) -> float:
        """Seconds until the next look."""
        pause = self._pause * random.uniform(0.75, 1.25)
        self._pause = min(LONGEST_PAUSE, refresh_interval(self._own), self._pause * GROWTH)
        if self._patience.deadline is None:
            return pause
        return min(pause, max(0.0, self._began + self._patience.deadline - self._clock()))

    def _long_over(self) -> Flow[bool]:
        """Whether the batch ended long ago, by the service's own clock: asked once."""
        if self.batch is None or self.batch.completed_at is None or self._asked_age:
            return False
        self._asked_age = True
        stats = yield from batches.get_batch_stats(self._batch_id, time_range="1m", interval="1m")
        age = (stats.current_time - self.batch.completed_at).total_seconds()
        return age >= AGED * settling(self._own) and not (yield from check_health()).services.batch_queue_messages

    def _missing(self, expected: int) -> BatchStalledError:
        seen = 0 if self.batch is None else self.batch.total_tasks
        return BatchStalledError(
            f"batch {self._batch_id}: {expected - seen} of {expected} tasks were accepted and have not appeared",
            hint="client.resume_batch(error, tasks) sends what is missing",
            **self._details(),
        )

    def _stuck(self, why: str) -> BatchStalledError:
        return BatchStalledError(
            f"batch {self._batch_id}: {self._done()} tasks were done, and {why}",
            hint=f'if a worker takes it up: client.monitor_batch(batch_id="{self._batch_id}")',
            **self._details(),
        )

    def _late(self) -> BatchDeadlineError:
        spent = self._clock() - self._began
        return BatchDeadlineError(
            f"batch {self._batch_id}: {self._done()} tasks were done after {spent:.0f} s", **self._details()
        )

    def _done(self) -> str:
        done, total = (0, 0) if self.batch is None else (self.batch.done_tasks, self.batch.total_tasks)
        return f"{done} of {self._expected or total}"

    def _details(self) -> dict[str, Any]:
        return {
            "service": "synthgen",
            "operation": self._name,
            "batch_id": self._batch_id,
            "expected": self._expected,
            "batch": self.batch,
        }
