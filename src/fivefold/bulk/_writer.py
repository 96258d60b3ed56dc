"""Group commit: what is put within a few milliseconds is one transaction.

One that is quick is made at once, on the loop: to hand it to a thread, and Python's lock to and fro with it, costs more
than to make it. What waits for the disk is left to a thread, while the loop goes on.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Final, ParamSpec, TypeVar

from ._layout import Ended, Sent
from ._ledger import BusyError, Ledger

P = ParamSpec("P")
T = TypeVar("T")
Recorded = asyncio.Future[None]

#: Seconds that a batch waits for more to come.
GATHERING: Final = 0.01


class Writer:
    """The only user of a ledger while a run is on."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._thread = ThreadPoolExecutor(1, "fivefold-ledger")
        self._turn = asyncio.Lock()
        self._loop = asyncio.get_running_loop()
        self._gathered: list[tuple[Sent | Ended, Recorded]] = []
        self._commits: asyncio.Task[None] | None = None

    def put(self, row: Sent | Ended) -> Recorded:
        """Have it recorded: it is when what this gives is done, or raises LedgerError."""
        recorded: Recorded = self._loop.create_future()
        self._gathered.append((row, recorded))
        if self._commits is None:
            self._commits = self._loop.create_task(self._commit())
        return recorded

    async def _commit(self) -> None:
        while self._gathered:
            await asyncio.sleep(GATHERING)
            batch, self._gathered = self._gathered, []
            error = await self._record([row for row, _ in batch])
            for _, recorded in batch:
                if recorded.done():  # given up
                    continue
                if error is None:
                    recorded.set_result(None)
                else:
                    recorded.set_exception(error)
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
            if self._commits is not None:
                await asyncio.wait([self._commits])
        finally:
            self._thread.submit(self._ledger.close).result()
            self._thread.shutdown()
