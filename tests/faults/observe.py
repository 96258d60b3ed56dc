"""One cell of the matrix: a client, an operation, a fault, and what was seen of it."""

import asyncio
import time
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from itertools import count
from typing import Any

from attrs import define, evolve, field, frozen

from . import watching
from .certificates import trusting
from .contender import MARK, Contender, Reach
from .handle import FaultServer
from .services.operation import Operation
from .strikes.fault import Fault
from .verdicts import SLACK, Observation

#: Seconds past the deadline after which a cell is given up.
GIVEN_UP = SLACK + 1.0
#: Bytes that a client may need besides, whatever the server sends.
MOST_MEMORY = 32 * 1024 * 1024
_numbers = count(1)


@define
class _Came:
    """What came of a call."""

    began: float = field(factory=time.monotonic)
    ended: float | None = None
    result: Any = None
    error: BaseException | None = None
    client: "weakref.ref[Any] | None" = None
    leaks: set[str] = field(factory=set)


@frozen
class Seen:
    """An observation, and the number of the cell; the client should not be there any more."""

    cell: int
    observation: Observation
    client: "weakref.ref[Any] | None"


def _block(contender: Contender, operation: Operation, fault: Fault, reach: Reach, came: _Came) -> None:
    act, client = contender.operations[operation.name], contender.make(reach)
    came.client = weakref.ref(client)
    try:
        if fault.warm:
            act(client)
            came.began = time.monotonic()
        came.result = act(client)
    except BaseException as error:  # noqa: BLE001  (what it is, is what is judged)
        came.error = error
    try:
        came.leaks.update(watching.shown(client))
        contender.close(client)
    except BaseException as error:  # noqa: BLE001
        came.error = came.error or error
    came.ended = time.monotonic()


async def _await(contender: Contender, operation: Operation, fault: Fault, reach: Reach, came: _Came) -> None:
    act, client = contender.operations[operation.name], contender.make(reach)
    came.client = weakref.ref(client)
    given_up = False
    try:
        if fault.warm:
            await act(client)
            came.began = time.monotonic()
        came.result = await act(client)
    except asyncio.CancelledError as error:
        given_up = True
        came.error = error
    except BaseException as error:  # noqa: BLE001  (what it is, is what is judged)
        came.error = error
    try:
        came.leaks.update(watching.shown(client))
        await contender.close(client)  # type: ignore[misc]  # that of an asyncio client is awaited
    except BaseException as error:  # noqa: BLE001
        came.error = came.error or error
    if not given_up:
        came.ended = time.monotonic()


async def observe(
    server: FaultServer, pool: ThreadPoolExecutor, contender: Contender, operation: Operation, fault: Fault
) -> Seen:
    """Do an operation under a fault, and tell what was seen; `truth` is left to others."""
    cell = next(_numbers)
    watching.CELL.set(cell)
    port = await server.open(contender.service, operation.name, fault.name)
    scheme, verify = ("https", trusting(server.authority)) if fault.tls else ("http", True)
    reach = Reach(f"{scheme}://127.0.0.1:{port}", f"{MARK}{cell}", verify)
    came = _Came()
    patience = operation.calls * contender.patience
    if contender.twin == "sync":
        context = copy_context()
        work: asyncio.Future[Any] = asyncio.get_running_loop().run_in_executor(
            pool, context.run, _block, contender, operation, fault, reach, came
        )
    else:
        work = asyncio.create_task(_await(contender, operation, fault, reach, came))
    await asyncio.wait([work], timeout=patience + GIVEN_UP + (patience if fault.warm else 0))
    ended = came.ended
    if not work.done():
        work.cancel()
        await _freed(server, port, lambda: work.done() or came.ended is not None)
    else:
        work.result()
    tally = await server.close(port)
    return Seen(cell, _observation(contender, operation, fault, came, ended, tally, patience), came.client)


async def _freed(server: FaultServer, port: int, done: Callable[[], bool]) -> None:
    """Reset the connections of a call that does not return, until it does."""
    for _ in range(50):
        await server.drop(port)
        await asyncio.sleep(0.05)
        if done():
            return


def _observation(
    contender: Contender,
    operation: Operation,
    fault: Fault,
    came: _Came,
    ended: float | None,
    tally: dict[str, Any],
    patience: float,
) -> Observation:
    error, leaks = came.error, set(came.leaks)
    if tally["left"] and ended is not None:  # what hangs is not closed yet
        leaks.add(f"{tally['left']} connections left open")
    leaks.update(f"{each} followed a redirect to another host" for each in tally["elsewhere"])
    if error is not None:
        leaks.update(watching.telling(error))
    seconds = (time.monotonic() if ended is None else ended) - came.began
    return Observation(
        patience=patience,
        seconds=seconds,
        came="nothing" if ended is None else "result" if error is None else "error",
        result=came.result,
        told=tally["told"],
        elsewhere=operation.elsewhere,
        endless=operation.endless,
        unsafe=operation.unsafe,
        intents=2 if fault.warm else 1,
        done=tally["done"],
        answered=fault.answered,
        error="" if error is None else f"{type(error).__name__}: {str(error)[:300]}",
        own=error is None or isinstance(error, contender.own),
        unknown=None if contender.unknown is None or error is None else contender.unknown(error),
        leaks=tuple(sorted(leaks)),
    )


async def observe_alone(
    server: FaultServer, pool: ThreadPoolExecutor, contender: Contender, operation: Operation, fault: Fault
) -> Seen:
    """As `observe`, with an eye on memory; nothing else may run meanwhile."""
    with watching.Peak() as peak:
        seen = await observe(server, pool, contender, operation, fault)
    if peak.grown <= MOST_MEMORY:
        return seen
    grown = f"{peak.grown // 2**20} MB of memory"
    return evolve(seen, observation=evolve(seen.observation, leaks=(*seen.observation.leaks, grown)))
