"""Items on the event loop of the run: for clients on asyncio."""

from asyncio import create_task
from collections.abc import Awaitable
from typing import Any

from ._outcome import AwaitingEar, Desk, Outcome, do_awaiting
from ._work import Work


class AsyncioExecutor:
    """Each item is done by the task that asks for it, a function of the caller's by one with a context of its own."""

    tells = True

    def call(self, work: Work, item: Any, desk: Desk) -> Awaitable[Outcome]:
        """Do the work with one item."""
        done = do_awaiting(work, item, AwaitingEar(desk.refused, desk.sent if work.guarded else None))
        return create_task(done) if work.several else done

    async def close(self) -> None:
        """Nothing was opened."""
