"""Items on the event loop of the run: for clients on asyncio."""

from collections.abc import Awaitable
from typing import Any

from ._outcome import AwaitingEar, Desk, Outcome, do_awaiting
from ._work import Work


class AsyncioExecutor:
    """Each item is done by the task that asks for it."""

    tells = True

    def call(self, work: Work, item: Any, desk: Desk) -> Awaitable[Outcome]:
        """Do the work with one item."""
        return do_awaiting(work, item, AwaitingEar(desk.refused, desk.sent if work.guarded else None))

    async def close(self) -> None:
        """Nothing was opened."""
