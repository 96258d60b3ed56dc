"""What gets out of a client, and what it leaves behind: logs, texts of errors, tasks, threads, files, memory."""

import asyncio
import gc
import logging
import os
import pickle
import threading
import time
import traceback
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from itertools import repeat
from typing import Any

from .._history import kept
from .contender import MARK

#: The cell that the running code belongs to.
CELL: ContextVar[int] = ContextVar("CELL", default=0)
#: Names of the threads that belong to the matrix.
POOL = "cell"
#: Seconds that tasks and threads get to end, after the last client was closed.
_GRACE = 2.0


class Ears(logging.Handler):
    """Hears every logger, and keeps what holds a secret, by cell; 0 is for what belongs to none."""

    def __init__(self) -> None:
        super().__init__(0)
        self.heard: dict[int, set[str]] = defaultdict(set)

    def emit(self, record: logging.LogRecord) -> None:
        """Look at one line, and at the traceback with it."""
        text = self.format(record)
        if MARK in text:
            self.heard[CELL.get()].add(f"a secret in the log of {record.name}, {record.levelname}")


@contextmanager
def listening() -> Iterator[Ears]:
    """All loggers at DEBUG, and every warning."""
    ears, root = Ears(), logging.getLogger()
    level, raising = root.level, logging.raiseExceptions
    quiet = {name: logger.level for name, logger in root.manager.loggerDict.items()
             if isinstance(logger, logging.Logger) and logger.level}  # fmt: skip
    root.addHandler(ears)
    root.setLevel(logging.DEBUG)
    try:
        yield ears
    finally:
        root.removeHandler(ears)
        root.setLevel(level)
        logging.raiseExceptions = raising
        for name, before in quiet.items():
            logging.getLogger(name).setLevel(before)


def telling(error: BaseException) -> Iterator[str]:
    """In what forms an error shows a secret."""
    forms: dict[str, Callable[[], str]] = {
        "text": lambda: str(error),
        "repr": lambda: repr(error),
        "attributes": lambda: repr(vars(error)),
        "traceback": lambda: "".join(traceback.format_exception(error)),
        "pickle": lambda: pickle.dumps(error).decode("latin-1"),
        # What a pickle holds where a library such as tblib, which Dask brings, makes it keep what led to an error.
        "pickled history": lambda: kept(error),
    }
    for name, form in forms.items():
        with suppress(pickle.PicklingError, TypeError, AttributeError):  # what cannot be pickled tells nothing that way
            if MARK in form():
                yield f"a secret in the {name} of {type(error).__name__}"


def _memory(line: str) -> int:
    with open("/proc/self/status") as status:
        return next(int(each.split()[1]) * 1024 for each in status if each.startswith(line))


class Peak:
    """Bytes of memory that this process has needed more than at the start of the `with`, at most."""

    def __enter__(self) -> "Peak":
        gc.collect()
        with open("/proc/self/clear_refs", "w") as peak:
            peak.write("5")
        self._before = _memory("VmRSS")
        return self

    def __exit__(self, *_: object) -> None:
        self.grown = _memory("VmHWM") - self._before


class Left:
    """What is there at the end of a `with` that was not at its start: tasks, threads, descriptors, warnings."""

    async def __aenter__(self) -> "Left":
        gc.collect()
        self._files, self._threads = _files(), set(threading.enumerate())
        self._tasks = asyncio.all_tasks()
        self._warned = warnings.catch_warnings(record=True)
        self._warnings = self._warned.__enter__() or []
        warnings.simplefilter("always")
        self._unhandled: list[str] = []
        asyncio.get_running_loop().set_exception_handler(
            lambda loop, told: self._unhandled.append(str(told.get("message")))
        )
        return self

    async def __aexit__(self, *raised: object) -> None:
        end = time.monotonic() + _GRACE
        for pause in repeat(0.1):
            if not (found := self._found()) or time.monotonic() > end:
                break
            await asyncio.sleep(pause)
        told = {str(each.message)[:120] for each in self._warnings if issubclass(each.category, ResourceWarning)}
        self._warned.__exit__(None, None, None)
        self.found = [*found, *sorted(told), *sorted(set(self._unhandled))]

    def _found(self) -> list[str]:
        gc.collect()
        tasks = asyncio.all_tasks() - self._tasks
        threads = [each.name for each in threading.enumerate() if each not in self._threads]
        threads = [name for name in threads if not name.startswith(POOL)]
        files = _files() - self._files
        found = [f"{len(tasks)} tasks left: {[str(task.get_coro()) for task in tasks][:3]}"] if tasks else []
        found += [f"{len(threads)} threads left: {threads[:3]}"] if threads else []
        return found + ([f"{files} descriptors left"] if files > 0 else [])


def _files() -> int:
    return len(os.listdir("/proc/self/fd"))


def shown(client: Any) -> Iterator[str]:
    """In what forms a client shows a secret."""
    for name, form in (("repr", repr), ("text", str)):
        if MARK in form(client):
            yield f"a secret in the {name} of the client"
