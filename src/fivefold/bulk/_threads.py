"""Items in threads of this process: for blocking clients. The threads do not keep an interrupted program alive."""

import asyncio
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

from ._outcome import BlockingEar, Desk, Outcome, do_blocking
from ._work import Work

Job = Callable[[], None]


class ThreadsExecutor:
    """As many threads as there are items in flight at a time; each takes the next item as it gets free."""

    tells = True

    def __init__(self) -> None:
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._busy = 0

    async def call(self, work: Work, item: Any, desk: Desk) -> Outcome:
        """Do the work with one item."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[Outcome] = loop.create_future()

        def refused(asked: float | None) -> None:
            loop.call_soon_threadsafe(desk.refused, asked)

        def sent(clue: str) -> None:
            asyncio.run_coroutine_threadsafe(desk.sent(clue), loop).result()

        def job() -> None:
            outcome = do_blocking(work, item, BlockingEar(refused, sent if work.guarded else None))
            if not loop.is_closed():  # or else the run was given up, and nobody waits
                loop.call_soon_threadsafe(_tell, done, outcome)

        self._busy += 1
        if self._busy > len(self._threads):
            self._threads.append(threading.Thread(target=self._work, name="fivefold-bulk", daemon=True))
            self._threads[-1].start()
        self._jobs.put(job)
        try:
            return await done
        finally:
            self._busy -= 1

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()

    async def close(self) -> None:
        """Let the threads end, those that still have an item when they are done with it."""
        for _ in self._threads:
            self._jobs.put(None)


def _tell(done: "asyncio.Future[Outcome]", outcome: Outcome) -> None:
    if not done.done():
        done.set_result(outcome)
