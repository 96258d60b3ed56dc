"""What happens to each item, and when a run stops. No I/O: tables, and pure functions.

    planned ── sent ──┬── done
       ▲         │    └── failed
       │         ▼
       └────  unknown ── done

| state   | means                                                                                              |
|---------|----------------------------------------------------------------------------------------------------|
| planned | Nothing that is unsafe was sent for it, or what was sent is known not to have happened.              |
| sent    | An unsafe call is about to be sent, or was; recorded on disk before. A killed run leaves such ones.  |
| unknown | Nothing tells whether the unsafe call happened. Never sent again before that is known.               |
| done    | Finished, with its answer.                                                                           |
| failed  | Finished, with its error: refused for good, or set aside after several tries.                        |

What is not unsafe goes from planned to done without being sent first: it may be sent again in any case.
"""

from collections.abc import Mapping
from typing import Final, Literal

from ..errors import (
    APIError,
    APIStatusError,
    AuthenticationError,
    ClientClosedError,
    ConfigurationError,
    OutcomeUnknownError,
)

State = Literal["planned", "sent", "unknown", "done", "failed"]
Action = Literal["send", "look"]
STATES: Final[tuple[State, ...]] = ("planned", "sent", "unknown", "done", "failed")

#: What a run begins with, by the state of an item, for work that is unsafe and for work that may be done again. What is
#: finished is left alone.
AT_START: Final[Mapping[State, tuple[Action, Action]]] = {
    "planned": ("send", "send"),
    "sent": ("look", "send"),
    "unknown": ("look", "send"),
}
#: Tries of an item before it is set aside. Each is a whole call of the client, with its own retries.
TRIES: Final = 3
#: So many failures one after the other, without a success between them, end a run.
FAILURES: Final = 20
#: Seconds between looks for an outcome that is unknown; after the last one it is reported.
LOOKS: Final = (0.5, 1.0, 2.0, 4.0)

_REFUSED: Final = frozenset({429, 503})


class WorkerLostError(Exception):
    """A worker ended, or could not be reached, while it had an item; nothing tells how far it came."""


def at_start(state: State, *, unsafe: bool) -> Action:
    """What to do with an item that a ledger holds and that is not finished: send it, or look what became of it."""
    return AT_START[state][0 if unsafe else 1]


def after(error: Exception | None, *, sent: bool, several: bool, tries: int) -> State:
    """The state of an item after a try.

    Args:
        error: What the work raised, None for an answer.
        sent: Whether an unsafe call was recorded as sent.
        several: Whether the work may be more than one call, so that an earlier one may have had its effect.
        tries: Tries so far, this one included.
    """
    if error is None:
        return "done"
    if sent and isinstance(error, OutcomeUnknownError | WorkerLostError):
        return "unknown"
    again = _untouched(error) and not several if sent else _passing(error)
    return "planned" if again and tries < TRIES else "failed"


def _passing(error: Exception) -> bool:
    """Whether the same work may well succeed later; an error about the client is not the fault of the item."""
    if isinstance(error, APIError):
        return error.retryable or isinstance(error, AuthenticationError | OutcomeUnknownError)
    return isinstance(error, WorkerLostError | ClientClosedError | ConfigurationError)


def _untouched(error: Exception) -> bool:
    """Whether it is certain that a call without an answer had no effect, and worth another try."""
    if isinstance(error, APIStatusError):
        return error.status_code in _REFUSED or isinstance(error, AuthenticationError)
    return isinstance(error, APIError) and bool(error.attempts) and not any(try_.connected for try_ in error.attempts)


def all_fail(in_a_row: int, concurrency: int) -> bool:
    """Whether a run is to stop because everything fails: more than what is in flight at a time, twice over."""
    return in_a_row >= max(FAILURES, 2 * concurrency)
