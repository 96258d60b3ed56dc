"""What came of an item, and who listens while it is done, wherever that is."""

import time
from collections.abc import Awaitable, Callable
from typing import Any, Final, Protocol

import msgspec
from attrs import field, frozen

from .._answers import JsonAnswer
from .._attempts import Try
from .._engine import Failure
from .._failures import Situation
from .._listening import LISTENER
from .._retry import retry_after
from ..call import Response
from ._values import write_clue
from ._work import Work

_REFUSED: Final = frozenset({429, 503})


@frozen
class Outcome:
    """What came of one try of an item.

    Attributes:
        value: The answer, None for an error.
        error: What it raised, or None.
        seconds: How long it took.
        calls: Requests that it made, retries included.
        text: The answer as the JSON that came, None where its value is not just that.
        refusals: For each request that was refused, the seconds that the server asked to wait, or None. Left empty
            where the desk was told of them as they came.
    """

    value: Any = field(default=None, repr=False)
    error: Exception | None = None
    seconds: float = 0.0
    calls: int = 0
    text: str | None = field(default=None, repr=False)
    refusals: tuple[float | None, ...] = ()


class Desk(Protocol):
    """What a worker tells the run while it has an item. On the event loop of the run."""

    async def sent(self, clue: str) -> None:
        """An unsafe call is about to be sent; it may be when this returns. Raises LedgerError."""
        ...

    def refused(self, asked: float | None) -> None:
        """A request was refused, and the server asked to wait so many seconds, if it did."""
        ...


class Executor(Protocol):
    """Where items are done.

    Attributes:
        tells: Whether the desk is told of unsafe calls before they are sent; else each item counts as sent from when
            it is handed over.
    """

    tells: bool

    def call(self, work: Work, item: Any, desk: Desk) -> Awaitable[Outcome]:
        """Do the work with one item. Raises NotBegunError when it certainly never began, and nothing more will."""
        ...

    async def close(self) -> None:
        """Let go of what was opened here. Nothing is in flight any more."""
        ...


class NotBegunError(Exception):
    """An executor takes no work any more."""


class _Ear:
    """Counts requests, keeps the last answer, and tells of refusals."""

    _answer: tuple[Try, Response] | None = None

    def __init__(self, refused: Callable[[float | None], object]) -> None:
        self.calls = 0
        self._refused = refused

    def heard(self, step: Try, outcome: Response | Failure) -> None:
        """A try of a call ended. A server that is not there is as one that refuses."""
        self.calls += 1
        if isinstance(outcome, Failure):
            if not outcome.connected and not outcome.timed_out:
                self._refused(None)
        elif outcome.status in _REFUSED:
            self._refused(retry_after(outcome.headers, time.time()))
        else:
            self._answer = step, outcome

    def text(self) -> str | None:
        """The last answer as JSON on one line, if its value is made of that and nothing else."""
        if self._answer is None:
            return None
        step, response = self._answer
        for read in step.situation.call.operation.answers.values():
            if not isinstance(read, JsonAnswer):
                return None
        body = response.body
        try:
            return (body if body[:1] == b"{" and b"\n" not in body else msgspec.json.format(body, indent=-1)).decode()
        except (msgspec.MsgspecError, UnicodeError, RecursionError):  # which our own decoder takes more of
            return None


class AwaitingEar(_Ear):
    """For clients on asyncio; `sent`, if there is one, is told of each unsafe call, and the call waits for it."""

    def __init__(
        self, refused: Callable[[float | None], object], sent: Callable[[str], Awaitable[None]] | None
    ) -> None:
        super().__init__(refused)
        self._sent = sent

    async def before(self, situation: Situation[Any]) -> None:
        """A call is about to be sent."""
        if self._sent is not None and situation.call.operation.safety == "unsafe":
            await self._sent(write_clue(situation.call.operation.name, situation.call.clue))


class BlockingEar(_Ear):
    """The same for blocking clients."""

    def __init__(self, refused: Callable[[float | None], object], sent: Callable[[str], None] | None) -> None:
        super().__init__(refused)
        self._sent = sent

    def before(self, situation: Situation[Any]) -> None:
        """A call is about to be sent."""
        if self._sent is not None and situation.call.operation.safety == "unsafe":
            self._sent(write_clue(situation.call.operation.name, situation.call.clue))


async def do_awaiting(work: Work, item: Any, ear: AwaitingEar) -> Outcome:
    """Do the work with one item."""
    token = LISTENER.set(ear)
    began = time.perf_counter()
    value: Any = None
    text: str | None = None
    caught: Exception | None = None
    try:
        value = await work.start(item)
        text = None if work.several else ear.text()
    except Exception as error:  # noqa: BLE001  (whatever it is, it is what came of the item)
        caught = error
    finally:
        LISTENER.reset(token)
    return Outcome(value, caught, time.perf_counter() - began, ear.calls, text)


def do_blocking(work: Work, item: Any, ear: BlockingEar, refusals: list[float | None] | None = None) -> Outcome:
    """Do the work with one item."""
    token = LISTENER.set(ear)
    began = time.perf_counter()
    value: Any = None
    text: str | None = None
    caught: Exception | None = None
    try:
        value = work.start(item)
        text = None if work.several else ear.text()
    except Exception as error:  # noqa: BLE001  (whatever it is, it is what came of the item)
        caught = error
    finally:
        LISTENER.reset(token)
    return Outcome(value, caught, time.perf_counter() - began, ear.calls, text, tuple(refusals or ()))
