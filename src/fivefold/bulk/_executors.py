"""Which executor a run has, by what the caller said. No I/O."""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor as AnyExecutor
from typing import Final

from .._codec import told
from ..errors import ConfigurationError
from ._asyncio import AsyncioExecutor
from ._outcome import Executor
from ._pool import PoolExecutor, processes
from ._threads import ThreadsExecutor
from ._work import Work

#: The executors that have a name, made for so many items in flight.
NAMED: Final[Mapping[str, Callable[[int], Executor]]] = {
    "asyncio": lambda most: AsyncioExecutor(),
    "threads": lambda most: ThreadsExecutor(),
    "processes": processes,
}


def executor_for(given: str | AnyExecutor | None, work: Work, most: int) -> Executor:
    """The executor by its name, or around what was given; None for what fits the client.

    Raises:
        ConfigurationError: there is none of that name, or it cannot run this client.
    """
    if given is None:
        given = "asyncio" if work.awaited else "threads"
    if not isinstance(given, AnyExecutor) and not (isinstance(given, str) and given in NAMED):
        names = ", ".join(map(repr, NAMED))
        raise ConfigurationError(f"executor: expected {names} or a concurrent.futures.Executor, got {told(given)}")
    if work.awaited != (given == "asyncio"):
        name = given if isinstance(given, str) else type(given).__name__
        whose = "blocking clients" if work.awaited else "clients on asyncio"
        raise ConfigurationError(f"executor: '{name}' is for {whose}, and this is a {type(work.client).__name__}")
    if isinstance(given, str):
        return NAMED[given](most)
    if type(given).__module__ == "distributed.cfexecutor":
        from ._dask import DaskExecutor

        return DaskExecutor(given)
    return PoolExecutor(given)
