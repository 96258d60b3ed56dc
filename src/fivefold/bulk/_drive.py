"""The run itself, on one event loop: hands items to an executor as the pace allows, until none is left or it stops."""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import AsyncExitStack
from queue import SimpleQueue
from typing import Any, Final

from attrs import frozen

from . import _pace
from ._budget import Budget, Usage
from ._flight import Flight
from ._items import Items, Key, batches
from ._layout import Ended, Row, Sent
from ._ledger import Ledger
from ._outcome import Executor
from ._pace import Pace
from ._plan import AT_START, State, all_fail
from ._report import Report, Tally
from ._resolve import Resolve
from ._results import Result
from ._work import Work
from ._writer import Then, Writer

#: Seconds that items in flight have to end when a run is closed, or its deadline has passed.
GRACE: Final = 5.0
#: Seconds between two reports of progress.
TICK: Final = 0.5
#: Results that may wait for somebody to take them before workers do, and seconds between two looks.
WAITING: Final = 1000
LOOK: Final = 0.01

_ALL_FAIL: Final = "{} failures one after the other, the last one: {}; run it again when that is mended"


class Outlet:
    """Results on their way to whoever iterates over them; None is the end."""

    def __init__(self, queue: "SimpleQueue[Result | None] | asyncio.Queue[Result | None]") -> None:
        self.queue = queue
        self.open = True

    @property
    def full(self) -> bool:
        """Whether as many wait to be taken as may; never when nobody will."""
        return self.open and self.queue.qsize() >= WAITING


@frozen
class Limits:
    """What a run may do. Seconds for `deadline`, items per second for `rate`."""

    max_concurrency: int
    rate: float | None = None
    budget: Budget | None = None
    deadline: float | None = None
    retry_failed: bool = False


class Drive:
    """One run over one ledger."""

    def __init__(
        self,
        work: Work,
        ledger: Ledger,
        executor: Executor,
        limits: Limits,
        resolve: Resolve | None,
        on_progress: Callable[[Report], object] | None,
    ) -> None:
        self.work, self.executor, self.resolve = work, executor, resolve
        self.stopped: str | None = None
        self._ledger, self._limits, self._on_progress = ledger, limits, on_progress
        self._pace = Pace.of(limits.max_concurrency, limits.rate)
        self._tally = Tally({}, Usage())
        self._rows: deque[Row] = deque()
        self._workers: set[asyncio.Task[None]] = set()
        self._came_back = False
        self._hurry = False
        self._error: BaseException | None = None
        self._last: Exception | None = None
        self._seconds: float | None = None
        self._wake = asyncio.Event()

    async def run(self, items: Items, key: Key, outlet: Outlet) -> None:
        """Do everything, and close the ledger. Raises what went wrong with the run itself, such as LedgerError."""
        self._loop = asyncio.get_running_loop()
        self._began = self._loop.time()
        self._outlet = outlet
        self._writer = Writer(self._ledger)
        async with AsyncExitStack() as stack:
            stack.callback(outlet.queue.put_nowait, None)
            stack.push_async_callback(self._writer.close)
            stack.push_async_callback(self.executor.close)
            stack.push_async_callback(self._land)
            stack.callback(asyncio.create_task(self._tick()).cancel)
            await self._writer.do(self._plan, items, key)
            self._tally = Tally(await self._writer.do(self._ledger.counts), await self._writer.do(self._ledger.spent))
            states = tuple(AT_START)
            while self.stopped is None and await self._pass(states):
                states = ("planned",)
        if self._error is not None:
            raise self._error
        if self._on_progress is not None:
            self._on_progress(self.report())

    def stop(self, why: str, *, hurry: bool = False) -> None:
        """Send nothing more. In a hurry, what is in flight has a few seconds to end.

        Call it on the loop of the run, or before there is one.
        """
        if self._seconds is None:  # or else it has ended
            self.stopped = self.stopped or why
            self._hurry |= hurry
        self._wake.set()

    def report(self) -> Report:
        """Where the run stands."""
        if not hasattr(self, "_loop"):
            return Report()
        seconds = self._loop.time() - self._began if self._seconds is None else self._seconds
        return self._tally.report(len(self._workers), seconds, self.stopped)

    def _plan(self, items: Items, key: Key) -> None:
        for batch in batches(items, key):
            if self.stopped is not None:
                return
            self._ledger.plan(batch)
        if self._limits.retry_failed:
            self._ledger.retry_failed()

    async def _pass(self, states: tuple[State, ...]) -> bool:
        """Go once through what there is to do. Returns whether something came back to be tried again."""
        self._came_back, last = False, 0
        while rows := await self._writer.do(self._ledger.page, states, last):
            self._rows.extend(rows)
            while self._rows:
                if not await self._turn():
                    return False
                if self._rows:  # or else workers took them meanwhile
                    self._launch()
            last = rows[-1].id
        while self._workers and self.stopped is None:
            await self._woken(self._left())
            self._watch_deadline()
        await self._writer.settle()  # or the next pass would read what has ended as planned
        return self._came_back and self.stopped is None

    def _left(self) -> float | None:
        """Seconds until the deadline, None if there is none."""
        deadline = self._limits.deadline
        return None if deadline is None else max(0.0, self._began + deadline - self._loop.time())

    def _watch_deadline(self) -> None:
        if self._left() == 0.0:
            self.stop("the deadline has passed", hurry=True)

    async def _turn(self) -> bool:
        """Wait until one more item may go. Returns whether it may: not when the run has stopped."""
        self._watch_deadline()
        while (pause := self._pause(len(self._workers))) != 0.0 and self.stopped is None:
            await self._woken(min((each for each in (pause, self._left()) if each is not None), default=None))
            self._watch_deadline()
        return self.stopped is None

    def _pause(self, flying: int) -> float | None:
        """Seconds until one more item may go, None: when something has happened. Stops the run if none may any more."""
        budget, tally = self._limits.budget, self._tally
        room = "go" if budget is None else budget.room(tally.spent, flying, tally.largest)
        if all_fail(tally.in_a_row, self._limits.max_concurrency):
            last = f"{type(self._last).__name__}: {self._last}".splitlines()[0]
            self.stop(_ALL_FAIL.format(tally.in_a_row, last))
        elif room == "stop":
            self.stop("the budget leaves no room for another item")
        if room != "go" or self.stopped is not None:
            return None
        if self._outlet.full or self._writer.full:
            return LOOK
        return _pace.wait(self._pace, self._loop.time(), flying)

    async def _woken(self, seconds: float | None) -> None:
        """Wait until something happens that may change what to do, or so many seconds have passed."""
        self._wake.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        except TimeoutError:
            pass

    def _launch(self) -> None:
        worker = self._loop.create_task(self._work(self._take()))
        self._workers.add(worker)
        worker.add_done_callback(self._landed)

    def _take(self) -> Row:
        self._pace = _pace.begun(self._pace, self._loop.time())
        return self._rows.popleft()

    async def _work(self, row: Row) -> None:
        """Do an item, and one after the other as long as the next may go at once: what has to wait is launched anew."""
        await Flight(self, row).go()
        while self._rows and self._pause(len(self._workers) - 1) == 0.0:
            if len(self._workers) < self._limits.max_concurrency:
                self._wake.set()  # there may be room for more than this one
            await Flight(self, self._take()).go()

    def _landed(self, worker: "asyncio.Task[None]") -> None:
        self._workers.discard(worker)
        self._wake.set()
        if not worker.cancelled() and (error := worker.exception()) is not None:
            self.fail(error)

    def fail(self, error: BaseException) -> None:
        """Stop: something is wrong with the run itself."""
        self._error = self._error or error
        self.stop(f"{type(error).__name__}: {error}", hurry=True)

    async def _land(self) -> None:
        """Let what is in flight end. What is cancelled stays in the ledger as it is: a next run takes care of it."""
        if self.stopped is None:
            self._hurry |= bool(self._workers)  # the run was cancelled, or planning failed
        while self._workers and not self._hurry:
            await self._woken(None)
        if self._workers:
            await asyncio.wait(self._workers, timeout=GRACE)
        for task in self._workers:
            task.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)
        self._seconds = self._loop.time() - self._began

    async def _tick(self) -> None:
        while self._on_progress is not None:
            await asyncio.sleep(TICK)
            try:
                self._on_progress(self.report())
            except Exception as error:  # noqa: BLE001  (the caller's: it ends the run, and is raised where that is)
                self.fail(error)
                return

    async def record(self, row: Sent | Ended) -> None:
        """Return when it is recorded. Raises LedgerError."""
        await self._writer.record(row)

    def leave(self, row: Ended, then: Then) -> None:
        """Have it recorded, and this told when it is, or why it is not; nobody waits."""
        self._writer.put(row, then)

    def moved(self, old: State, new: State) -> None:
        """An item has another state."""
        self._came_back |= new == "planned"
        self._tally.moved(old, new)

    def refused(self, began: float, asked: float | None) -> None:
        """A request of an item that was begun at that moment was refused: everybody slows down."""
        self._pace = _pace.refused(self._pace, self._loop.time(), began, asked)

    def ended(self, usage: Usage, seconds: float, error: Exception | None) -> None:
        """A try of an item ended."""
        if error is None:
            self._pace = _pace.succeeded(self._pace)
        self._last = error
        self._tally.used(usage, seconds)
        self._tally.ended(error)

    def cost_of(self, value: Any) -> float:
        """What an answer has cost."""
        budget = self._limits.budget
        return float(budget.cost_of(value)) if budget is not None and budget.cost_of is not None else 0.0

    def emit(self, result: Result) -> None:
        """An item has ended."""
        self._tally.finished += 1
        self._outlet.queue.put_nowait(result)
