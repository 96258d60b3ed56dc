"""Group commit: what is put within a few milliseconds is one transaction, made by one thread while the loop goes on."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, ParamSpec, TypeVar

from ._ledger import Ended, Ledger, Sent

P = ParamSpec("P")
T = TypeVar("T")

#: Seconds that a batch waits for more to come.
GATHERING: Final = 0.01


class Writer:
    """The only user of a ledger while a run is on."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._thread = ThreadPoolExecutor(1, "fivefold-ledger")
        self._turn = asyncio.Lock()
        self._rows: list[Sent | Ended] = []
        self._batch: asyncio.Task[None] | None = None

    async def put(self, row: Sent | Ended) -> None:
        """Record it: it is when this returns. Raises LedgerError."""
        self._rows.append(row)
        if self._batch is None:
            self._batch = asyncio.create_task(self._commit())
        await asyncio.shield(self._batch)

    async def _commit(self) -> None:
        await asyncio.sleep(GATHERING)
        async with self._turn:  # more may come while the batch before is being written
            rows, self._rows, self._batch = self._rows, [], None
            await self.do(self._ledger.record, rows)

    async def do(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Have the thread do something else with the ledger."""
        return await asyncio.wrap_future(self._thread.submit(function, *args, **kwargs))

    async def close(self) -> None:
        """Write what is left, and close the ledger."""
        try:
            if self._batch is not None:
                await asyncio.gather(self._batch, return_exceptions=True)  # who put it there was told
        finally:
            self._thread.submit(self._ledger.close).result()
            self._thread.shutdown()
