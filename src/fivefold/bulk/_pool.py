"""Items on any `concurrent.futures.Executor`: processes, or whatever machines stand behind one.

The work travels as configuration; each process makes one client of it, with connections of its own. The ledger stays
with the run.
"""

import asyncio
import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from functools import cache, partial
from typing import Any, Final

from attrs import evolve

from ._outcome import BlockingEar, Desk, NotBegunError, Outcome, do_blocking
from ._plan import WorkerLostError
from ._values import RecordedError
from ._work import Work

#: How often a pool of our own is made anew when its processes die.
RENEWALS: Final = 3
#: The work that this process has at hand, by what it travelled as.
_at_hand: Final[dict[bytes, Work]] = {}
_guard: Final = threading.Lock()


class PoolExecutor:
    """Hands each item to an executor, which the caller closes.

    Args:
        executor: Where to.
        renew: Makes another one when its workers have died; such executors are closed here.
    """

    tells = False

    def __init__(self, executor: Executor, renew: Callable[[], Executor] | None = None) -> None:
        self._executor = executor
        self._renew = renew
        self._renewals = RENEWALS if renew else 0
        self._packed: bytes | None = None
        self._given_up = False

    async def call(self, work: Work, item: Any, desk: Desk) -> Outcome:
        """Do the work with one item in another process. Raises NotBegunError."""
        if self._packed is None:
            self._packed = pickle.dumps(work)
        future = self._submit(self._packed, item)
        try:
            outcome = await asyncio.wrap_future(future)
        except asyncio.CancelledError as error:
            if (task := asyncio.current_task()) is not None and task.cancelling():
                self._given_up = True
                raise
            return _lost(error)  # the executor gave it up, and not the run
        except Exception as error:  # noqa: BLE001  (each executor has errors of its own for a worker that is gone)
            return _lost(error)
        for asked in outcome.refusals:
            desk.refused(asked)
        return outcome

    def _submit(self, packed: bytes, item: Any) -> "Future[Outcome]":
        try:
            return self._executor.submit(do_here, packed, item)
        except (BrokenExecutor, RuntimeError) as error:
            if not self._renewals or self._renew is None:
                raise NotBegunError(f"the executor takes no work any more: {error}") from error
        self._renewals -= 1
        self._executor.shutdown(wait=False)
        self._executor = self._renew()
        return self._submit(packed, item)

    async def close(self) -> None:
        """Close an executor of our own, and what work there is at hand in this process."""
        if self._renew is not None:
            if self._given_up:  # waiting for those processes may take as long as a call may
                _kill(self._executor)
            await asyncio.to_thread(self._executor.shutdown, cancel_futures=True)
        work = _at_hand.pop(self._packed or b"", None)
        if work is not None:
            work.client.close()


def _lost(error: BaseException) -> Outcome:
    lost = WorkerLostError(f"{type(error).__name__}: {error}")
    lost.__cause__ = error
    return Outcome(error=lost)


def processes(most: int) -> PoolExecutor:
    """A pool of so many processes of our own."""
    # Spawned: a fork of a process with threads may stop for ever at a lock that one of them held.
    spawn = multiprocessing.get_context("spawn")
    make = partial(ProcessPoolExecutor, most, mp_context=spawn, initializer=_begin)
    return PoolExecutor(make(), make)


def _begin() -> None:
    """In each process of a pool of our own. A terminal sends Ctrl-C to all; what they are at ends with the run."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_parent()


def _kill(executor: Executor) -> None:
    """End the processes of a pool at once."""
    for process in (getattr(executor, "_processes", None) or {}).values():  # kill_workers() from Python 3.14 on
        process.kill()


def do_here(packed: bytes, item: Any) -> Outcome:
    """Do the work with one item in this process. For workers: it needs nothing but this package."""
    with _guard:
        work = _at_hand.get(packed)
        if work is None:
            work = _at_hand[packed] = pickle.loads(packed)
            _end_with_parent()
    refusals: list[float | None] = []
    outcome = do_blocking(work, item, BlockingEar(refusals.append, None), refusals)
    return outcome if outcome.error is None else evolve(outcome, error=_portable(outcome.error))


def _portable(error: Exception) -> Exception:
    """The error itself if it can travel, else what there is to say of it."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001  (an error of the caller's may fail in any way here)
        return RecordedError(str(error), type(error).__name__, retryable=getattr(error, "retryable", False) is True)
    return error


@cache
def _end_with_parent() -> None:
    """Workers of a pool whose process was killed would wait for work for ever, and one may be at a call."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, name="fivefold-parent", daemon=True).start()
