"""Whether a batch still grows or moves, or nothing more is to come of it. No I/O.

What was uploaded waits in a queue, is taken in by a worker, and shows at the next refresh of an index. So nothing more
comes once that queue was seen empty and nothing has changed for two refreshes after that. An old server does not tell
its queue: there only a longer silence says so.
"""

from collections.abc import Callable, Set
from typing import Final

from .._options import Options
from .._time import now
from ..call import Flow, Pause
from ._calls import check_health, get_batch
from ._exports import custom_ids_of
from ._models import Batch
from .exceptions import BatchStalledError, NotFoundError

#: Refreshes after which what was taken in can be seen, and those after which accepted tasks that did not appear are
#: missing: taking in a slice of an upload may take one, and trying again with a store that was down another.
SETTLING: Final = 2
STALLING: Final = 6
#: A moment more: a refresh is not on the dot.
MARGIN: Final = 1.1
#: Seconds without any change after which nobody should wait on: a task may be tried again for nearly as long.
STALL_AFTER: Final = 3600.0
#: The part of that after which it is enough if no worker is connected.
UNATTENDED: Final = 0.1

Clock = Callable[[], float]


def refresh_interval(own: Options) -> float:
    """Seconds between two refreshes of the service's index."""
    found: float = own.settings["refresh_interval"]
    return found


def settling(own: Options) -> float:
    """Seconds after which what was taken in can be seen."""
    return SETTLING * refresh_interval(own) * MARGIN


def stalling(own: Options) -> float:
    """Seconds after which accepted tasks that have not appeared are missing."""
    return STALLING * refresh_interval(own)


class Stillness:
    """What was seen of a batch, and for how long it has been the same."""

    def __init__(self, own: Options, clock: Clock) -> None:
        self._own, self._clock = own, clock
        self._looked = self._changed = clock()
        self._idle: float | None = None
        self._before: object = None
        self._moved = self._looked
        self._queued: tuple[int, int] | None = None

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
        quiet, settled = self._looked - self._changed, settling(self._own)
        if quiet < seconds - settled:
            return False
        services = (yield from check_health()).services
        if services.batch_queue_messages or services.rabbitmq != "healthy":
            self._idle = None  # with its queue down, the service says that it is empty
            return False
        if services.batch_queue_messages is None:
            seconds = max(seconds, stalling(self._own))
        self._idle = self._clock() if self._idle is None else self._idle
        return quiet >= seconds and self._looked - self._idle >= settled

    def stuck(self, stall_after: float | None) -> Flow[str | None]:
        """Why a batch that is not done is not to be waited for any longer; None as long as it is.

        A batch may stand still behind others for hours: a queue that gets shorter is a sign of life.
        """
        quiet = self._looked - max(self._changed, self._moved)
        if stall_after is None or quiet < UNATTENDED * stall_after:
            return None
        services = (yield from check_health()).services
        queued = services.queue_messages or 0, services.batch_queue_messages or 0
        before, self._queued = self._queued or queued, queued
        if queued[0] < before[0] or queued[1] < before[1]:
            self._moved = self._clock()
            return None
        if 0 in (services.queue_consumers, services.batch_queue_consumers):
            return f"nothing has changed for {quiet:.0f} s, and no worker is connected"
        return f"nothing has changed for {quiet:.0f} s" if quiet >= stall_after else None


def settled_names(
    own: Options, batch_id: str, expected: int, in_doubt: Set[str], name: str, clock: Clock = now
) -> "Flow[set[str]]":
    """The custom_ids of a batch, once as many tasks have appeared as can be, or no more come.

    Args:
        own: Options of the client.
        batch_id: Id of the batch.
        expected: How many tasks it may have; 0 if nobody knows.
        in_doubt: The custom_ids that may be among them. A number alone would not tell: others may have come twice.
        name: The method that was called, for errors.
        clock: Seconds, monotonic.

    Raises:
        BatchStalledError: uploads wait to be taken in, and nobody does.
    """
    still = Stillness(own, clock)
    while True:
        found = yield from still.look(batch_id)
        if isinstance(found, Batch) and found.total_tasks >= expected > 0:
            there = yield from custom_ids_of(own, batch_id)
            if there >= in_doubt:
                return there
        if (yield from still.over(settling(own))):
            return (yield from custom_ids_of(own, batch_id))
        if why := (yield from still.stuck(STALL_AFTER)):
            batch = found if isinstance(found, Batch) else None
            raise BatchStalledError(
                f"batch {batch_id}: {why}; nothing was sent, as uploads may still wait to be taken in",
                service="synthgen",
                operation=name,
                hint="try again when a worker takes them in",
                batch_id=batch_id,
                expected=expected or None,
                batch=batch,
            )
        yield Pause(min(1.0, refresh_interval(own) / 2))
