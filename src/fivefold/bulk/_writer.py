"""Group commit: what is put within some milliseconds is one transaction.

One that is quick is made at once, on the loop: to hand it to a thread, and Python's lock to and fro with it, costs more
than to make it. What waits for the disk is left to a thread, while the loop goes on.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Final, ParamSpec, TypeVar

from ._layout import Ended, Sent
from ._ledger import BusyError, Ledger

P = ParamSpec("P")
T = TypeVar("T")
#: Told when a row is recorded, or why it is not.
Then = Callable[[Exception | None], object]

#: Seconds that a batch waits for more to come.
GATHERING: Final = 0.01
#: Rows that may wait to be recorded before nothing more is begun.
WAITING: Final = 1000


def _settle(recorded: "asyncio.Future[None]", error: Exception | None) -> None:
    if recorded.done():  # given up
        return
    if error is None:
        recorded.set_result(None)
    else:
        recorded.set_exception(error)


class Writer:
    """The only user of a ledger while a run is on."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._thread = ThreadPoolExecutor(1, "fivefold-ledger")
        self._turn = asyncio.Lock()
        self._loop = asyncio.get_running_loop()
        self._gathered: list[tuple[Sent | Ended, Then]] = []
        self._commits: asyncio.Task[None] | None = None

    @property
    def full(self) -> bool:
        """Whether as many rows wait as may."""
        return len(self._gathered) >= WAITING

    def put(self, row: Sent | Ended, then: Then) -> None:
        """Have it recorded, and this told when it is."""
        self._gathered.append((row, then))
        if self._commits is None:
            self._commits = self._loop.create_task(self._commit())

    async def record(self, row: Sent | Ended) -> None:
        """Return when it is recorded. Raises LedgerError."""
        recorded: asyncio.Future[None] = self._loop.create_future()
        self.put(row, partial(_settle, recorded))
        await recorded

    async def settle(self) -> None:
        """Return when all that was put is recorded, or could not be."""
        if self._commits is not None:
            await asyncio.wait([self._commits])

    async def _commit(self) -> None:
        while self._gathered:
            await asyncio.sleep(GATHERING)
            batch, self._gathered = self._gathered, []
            error = await self._record([row for row, _ in batch])
            for _, then in batch:
                then(error)
        self._commits = None

    async def _record(self, rows: list[Sent | Ended]) -> Exception | None:
        """What went wrong."""
        try:
            if self._ledger.is_quick(rows):
                with suppress(BusyError):
                    async with self._turn:
                        self._ledger.record(rows, patience=0)
                    return None
            await self.do(self._ledger.record, rows)
        except Exception as error:  # noqa: BLE001  (who waits for them is told)
            return error
        return None

    async def do(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Have the thread do something with the ledger."""
        async with self._turn:
            return await asyncio.wrap_future(self._thread.submit(function, *args, **kwargs))

    async def close(self) -> None:
        """Write what is left, and close the ledger."""
        try:
            await self.settle()
        finally:
            self._thread.submit(self._ledger.close).result()
            self._thread.shutdown()
