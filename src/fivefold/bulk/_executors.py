"""Which executor a run has, by what the caller said. No I/O."""

from concurrent.futures import Executor as AnyExecutor
from typing import Any

from ..errors import ConfigurationError
from ._outcome import Executor
from ._work import Work


def executor_for(given: Any, work: Work, most: int) -> Executor:
    """The executor by its name, or around what was given; None for what fits the client.

    Raises:
        ConfigurationError: there is none of that name, or it cannot run this client.
    """
    if given is None:
        given = "asyncio" if work.awaited else "threads"
    if not isinstance(given, str | AnyExecutor) and hasattr(given, "tells") and hasattr(given, "call"):
        made: Executor = given
        return made
    if work.awaited != (given == "asyncio"):
        raise ConfigurationError(
            f"executor: {given!r} is for {'blocking clients' if work.awaited else 'clients on asyncio'}, and this is a "
            f"{type(work.client).__name__}"
        )
    if given == "asyncio":
        from ._asyncio import AsyncioExecutor

        return AsyncioExecutor()
    if given == "threads":
        from ._threads import ThreadsExecutor

        return ThreadsExecutor()
    if given == "processes":
        from ._pool import processes

        return processes(most)
    if type(given).__module__ == "distributed.cfexecutor":
        from ._dask import DaskExecutor

        return DaskExecutor(given)
    if isinstance(given, AnyExecutor):
        from ._pool import PoolExecutor

        return PoolExecutor(given)
    raise ConfigurationError(
        f"executor: expected 'asyncio', 'threads', 'processes' or a concurrent.futures.Executor, got {given!r}"
    )
