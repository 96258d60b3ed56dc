"""A run: begun by iterating over it, in a loop of its own with `for`, in that of the caller with `async for`."""

import asyncio
import os
import threading
from collections.abc import AsyncGenerator, Callable, Generator, Iterator
from concurrent.futures import Executor as AnyExecutor
from contextlib import suppress
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Final, Self

from .._codec import told
from .._options import seconds
from .._setup import positive
from ..errors import ConfigurationError
from ._budget import Budget
from ._drive import Drive, Limits, Outlet
from ._executors import executor_for
from ._items import Items, Key
from ._ledger import Ledger
from ._report import Report
from ._resolve import Resolve
from ._results import Result, results, save
from ._work import work_of

#: Items in flight at a time, unless told otherwise.
MAX_CONCURRENCY: Final = 16
_CLOSED: Final = "it was closed"


class Run:
    """Items being done, each recorded in a ledger. Made by `run`.

    Iterate over it, with `for` or with `async for`, for a Result of each item as it ends; only then does it run.
    Leaving the loop early, `close()` and the end of a `with` block stop it: nothing more is sent, what is in flight has
    5 seconds to end, and another run with the same ledger goes on from there.
    """

    def __init__(self, ledger: Ledger, drive: Drive, items: Items, key: Key) -> None:
        self._ledger, self._drive, self._items, self._key = ledger, drive, items, key
        self._begun = False
        self._outlet: Outlet | None = None
        self._thread: threading.Thread | None = None
        self._task: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._error: BaseException | None = None

    @property
    def report(self) -> Report:
        """Where the run stands, or how it ended; all zero before it has begun."""
        return self._drive.report()

    def __iter__(self) -> Generator[Result, None, None]:
        self._begin()
        queue: SimpleQueue[Result | None] = SimpleQueue()
        self._outlet = Outlet(queue)
        self._thread = threading.Thread(target=self._in_thread, args=(self._outlet,), name="fivefold-bulk", daemon=True)
        self._thread.start()
        try:
            while (result := queue.get()) is not None:
                yield result
        finally:
            self.close()
        if self._error is not None:
            raise self._error

    async def __aiter__(self) -> AsyncGenerator[Result, None]:
        self._begin()
        queue: asyncio.Queue[Result | None] = asyncio.Queue()
        self._outlet = Outlet(queue)
        self._task = asyncio.create_task(self._drive.run(self._items, self._key, self._outlet))
        try:
            while (result := await queue.get()) is not None:
                yield result
        finally:
            await self.aclose()
        await self._task

    def _begin(self) -> None:
        if self._begun:
            raise RuntimeError("a run goes once over its items: make another one with the same ledger to go on")
        self._begun = True

    def _in_thread(self, outlet: Outlet) -> None:
        try:
            asyncio.run(self._in_loop(outlet))
        except BaseException as error:  # noqa: BLE001  (raised by the thread that iterates)
            self._error = error
            outlet.queue.put_nowait(None)

    async def _in_loop(self, outlet: Outlet) -> None:
        self._loop = asyncio.get_running_loop()
        if not outlet.open:  # closed before there was a loop to stop it on
            self._drive.stop(_CLOSED, hurry=True)
        await self._drive.run(self._items, self._key, outlet)

    def wait(self) -> Report:
        """Run to the end without looking at each result. Returns how it ended. Raises what iterating does."""
        for _ in self:
            pass
        return self.report

    def results(self) -> Iterator[Result]:
        """What the ledger holds so far, of earlier runs too, in the order of the items; see `bulk.results`."""
        return results(self._ledger.path)

    def save(self, path: str | os.PathLike[str]) -> int:
        """Write all results in the ledger as JSONL; run to the end first if that has not begun. See `bulk.save`.

        Returns:
            How many lines that are.
        """
        if not self._begun:
            self.wait()
        return save(self._ledger.path, path)

    def close(self) -> None:
        """Stop, and wait until what is in flight has ended or its few seconds are over. Twice does nothing."""
        if self._thread is None:
            self._begun = True
            self._ledger.close()
            return
        self._stop()
        self._thread.join()

    async def aclose(self) -> None:
        """The same for a run that was begun with `async for`."""
        if self._task is None:
            self._begun = True
            self._ledger.close()
            return
        self._stop()
        await asyncio.wait([self._task])

    def _stop(self) -> None:
        if self._outlet is not None:
            self._outlet.open = False
        if self._task is not None and not self._task.done():
            self._drive.stop(_CLOSED, hurry=True)
        if self._loop is not None:
            with suppress(RuntimeError):  # it has ended by itself
                self._loop.call_soon_threadsafe(lambda: self._drive.stop(_CLOSED, hurry=True))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def __del__(self) -> None:
        if not self._begun:
            self._ledger.close()


def run(
    operation: Any,
    items: Items,
    *,
    key: Key,
    ledger: str | os.PathLike[str] = "run.sqlite",
    executor: str | AnyExecutor | None = None,
    max_concurrency: int = MAX_CONCURRENCY,
    rate: float | None = None,
    budget: Budget | None = None,
    deadline: float | None = None,
    on_progress: Callable[[Report], object] | None = None,
    resolve: Resolve | None = None,
    retry_failed: bool = False,
) -> Run:
    """Do something with each of many items, and lose nothing when the process dies.

    What becomes of each item is recorded in a ledger. Run again with the same ledger after a crash, a kill or a stop:
    what is done is left alone, the rest is done. This is bookkeeping done exactly once, not effects: an unsafe call
    that was under way is looked for with `client.resolve` where the service allows that, and else reported as unknown;
    it is never sent again blindly.

    All items are read and recorded before the first one is sent. The ledger holds items and answers as they are,
    secrets in them too; its owner alone may read it.

    Args:
        operation: A method of a client with one answer, called with the item; or what `on` makes of a function.
        items: What to do it with: an iterable that ends, or the path of a file with a JSON value per line. They travel
            as JSON: a model arrives as a dict, which every operation takes in its place. Those of earlier runs need not
            be given again.
        key: The field of an item that tells it from all others, or a function that returns such a text or integer.
        ledger: Path of the SQLite file; made when there is none.
        executor: "asyncio" for clients on asyncio; for blocking ones "threads", "processes", or any
            `concurrent.futures.Executor`, which stays open. Default: "asyncio" or "threads", by the client.
        max_concurrency: Items in flight at a time, and for "processes" how many, at most one per processor. Answers of
            429 or 503 lower it for a while, for all workers. Default: 16.
        rate: Items begun per second at most; None for no bound.
        budget: What may be spent, by all runs with this ledger together; None for no bound.
        deadline: Seconds after which nothing more is sent, and what is in flight has 5 more to end; None for no bound.
        on_progress: Called with a Report twice per second and at the end, on the event loop of the run: be quick.
        resolve: Tells whether an unsafe call happened: called with client and item, returns "happened",
            "did_not_happen" or "unknown". Default: `client.resolve`, for a service that has it.
        retry_failed: Whether items that failed in earlier runs are tried again.

    Returns:
        The run. Iterating over it begins it, and raises ValueError or TypeError for an item that cannot be JSON or
        whose key came before (nothing was sent then), and LedgerError when the ledger cannot be written.

    Raises:
        LedgerError: the ledger is damaged, of a newer version, no ledger, for another operation, or has another writer.
        ConfigurationError: an option is wrong; the message names it.
        TypeError: `operation` is neither.
    """
    work = work_of(operation)
    if executor == "processes":  # each has one item at a time: what waits for one has not been sent
        max_concurrency = min(positive(max_concurrency), os.cpu_count() or 1)
    limits = Limits(
        positive(max_concurrency), seconds("rate", rate), budget, seconds("deadline", deadline), retry_failed
    )
    if budget is not None and not isinstance(budget, Budget):
        raise ConfigurationError(f"budget: expected a Budget, got {told(budget)}")
    book = Ledger(ledger, {"operation": work.title})
    try:
        drive = Drive(work, book, executor_for(executor, work, limits.max_concurrency), limits, resolve, on_progress)
    except BaseException:
        book.close()
        raise
    return Run(book, drive, items, key)
