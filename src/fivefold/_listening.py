"""Who is told of each call before it is sent, and of what came of each try. No I/O.

A listener is set for a context: a task, or a thread. It may keep a call waiting, such as until a journal of it is on
disk, and forbid it by raising.
"""

from contextvars import ContextVar
from typing import Any, Final, Protocol

from ._attempts import Try
from ._engine import Failure
from ._failures import Situation
from .call import Response


class Listener(Protocol):
    """For either runner: `before` is awaited by the one on asyncio."""

    def before(self, situation: Situation[Any]) -> Any:
        """A call is about to be sent for the first time."""
        ...

    def heard(self, step: Try, outcome: Response | Failure) -> object:
        """A try of it ended."""
        ...


LISTENER: Final[ContextVar[Listener | None]] = ContextVar("fivefold_listener", default=None)
