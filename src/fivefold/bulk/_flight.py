"""One item on its way: looked for, sent, and what came of it recorded before anybody hears of it."""

import asyncio
from functools import partial
from typing import Any, Protocol

from .._resolution import DID_NOT_HAPPEN, HAPPENED
from .._time import pause_awaiting as wait
from ..errors import OutcomeUnknownError
from ._budget import Usage
from ._layout import Ended, Row, Sent
from ._ledger import LedgerError
from ._outcome import Executor, NotBegunError, Outcome
from ._plan import LOOKS, TRIES, State, after, at_start
from ._resolve import Resolve, finder, look, lost_with_its_process
from ._results import Result
from ._values import kind_of, read_json, tokens_of, write, write_clue, write_error
from ._work import Work
from ._writer import Then


class Run(Protocol):
    """What a flight needs of its run."""

    work: Work
    executor: Executor
    resolve: Resolve | None
    stopped: str | None

    async def record(self, row: Sent | Ended) -> None:
        """Return when it is recorded. Raises LedgerError."""
        ...

    def leave(self, row: Ended, then: Then) -> None:
        """Have it recorded, and this told when it is, or why it is not; nobody waits."""
        ...

    def fail(self, error: BaseException) -> None:
        """Stop: something is wrong with the run itself."""
        ...

    def moved(self, old: State, new: State) -> None:
        """An item has another state."""
        ...

    def refused(self, began: float, asked: float | None) -> None:
        """A request of an item that was begun at that moment was refused."""
        ...

    def ended(self, usage: Usage, seconds: float, error: Exception | None) -> None:
        """A try of an item ended."""
        ...

    def stop(self, why: str) -> None:
        """Send nothing more."""
        ...

    def cost_of(self, value: Any) -> float:
        """What an answer has cost."""
        ...

    def emit(self, result: Result) -> None:
        """An item has ended."""
        ...


class Flight:
    """Brings one item to its end, or back to where it can be tried again. It is the desk of its executor."""

    def __init__(self, run: Run, row: Row) -> None:
        self._run = run
        self._row = row
        self._state: State = row.state
        self._began = asyncio.get_running_loop().time()
        self._unrecorded: LedgerError | None = None

    async def sent(self, clue: str | None) -> None:
        """An unsafe call is about to be sent; it may be when this returns. Raises LedgerError."""
        try:
            await self._run.record(Sent(self._row.id, clue))
        except LedgerError as error:
            self._unrecorded = error
            raise
        self._now("sent")

    def refused(self, asked: float | None) -> None:
        """A request was refused."""
        self._run.refused(self._began, asked)

    async def go(self) -> None:
        """Send the item, unless a look shows that it happened, or nothing shows that it did not."""
        run, row, item = self._run, self._row, read_json(self._row.item)
        unsafe = row.state != "planned" and run.work.unsafe(item)
        if at_start(row.state, unsafe=unsafe) == "look":
            if not await self._did_not_happen(item, lost_with_its_process(run.work, row.clue)):
                return
            self._now("planned")  # on disk it is when its end is, or the next call of it is about to be sent
        if not run.executor.tells and run.work.unsafe(item):
            await self.sent(None)
        try:
            outcome = await run.executor.call(run.work, item, self)
        except NotBegunError as error:
            await self._end(Ended(row.id, "planned", tries=0))
            run.stop(str(error))
        else:
            if self._unrecorded is not None:  # the fault of the ledger, not of the item, whatever the work made of it
                raise self._unrecorded
            await self._settle(item, outcome)

    async def _settle(self, item: Any, outcome: Outcome) -> None:
        run, error, value = self._run, outcome.error, outcome.value
        usage = Usage(outcome.calls, tokens_of(value), 0.0 if error else run.cost_of(value))
        text = kind = None
        if error is None:
            try:
                text, kind = outcome.text or write(value), kind_of(value)
            except (TypeError, ValueError, RecursionError) as unfit:
                error = unfit
        run.ended(usage, outcome.seconds, error)
        tries = self._row.tries + 1
        state = after(error, sent=self._state == "sent", several=run.work.several, tries=tries)
        told = None if error is None else write_error(error)
        clue = write_clue(error.operation, error.clue) if isinstance(error, OutcomeUnknownError) else None
        seconds = outcome.seconds
        ended = Ended(self._row.id, state, 1, usage.calls, usage.tokens, usage.cost, seconds, text, kind, told, clue)
        self._result = Result(self._row.key, None if error else value, error, outcome.calls, seconds)
        if state in ("done", "failed"):
            run.leave(ended, partial(self._over, state))
            return
        await self._end(ended)
        if state == "unknown":
            assert error is not None
            if await self._did_not_happen(item, error, outcome.calls):
                if tries < TRIES:
                    await self._end(Ended(self._row.id, "planned", tries=0, error=told))
                else:
                    run.leave(Ended(self._row.id, "failed", tries=0, error=told), partial(self._over, "failed"))

    def _over(self, state: State, error: Exception | None) -> None:
        """It is at its end, and recorded, unless that went wrong."""
        if error is not None:
            self._run.fail(error)
            return
        self._now(state)
        self._run.emit(self._result)

    async def _did_not_happen(self, item: Any, error: Exception, calls: int = 0) -> bool:
        """Whether that is certain; else what is known is recorded, and told."""
        run, row = self._run, self._row
        find = finder(run.work, item, error, run.resolve)
        for pause in (0.0, *LOOKS):
            if find is None or (pause and run.stopped is not None):
                break
            await wait(pause)
            told = await look(find)
            if told == DID_NOT_HAPPEN:
                return True
            if told == HAPPENED:
                found = told.found
                await self._end(Ended(row.id, "done", tries=0, result=write(found), kind=kind_of(found)))
                run.emit(Result(row.key, found, None, calls, resolved=True))
                return False
        await self._end(Ended(row.id, "unknown", tries=0, error=write_error(error)))
        run.emit(Result(row.key, None, error, calls))
        return False

    async def _end(self, ended: Ended) -> None:
        await self._run.record(ended)
        self._now(ended.state)

    def _now(self, state: State) -> None:
        self._run.moved(self._state, state)
        self._state = state
