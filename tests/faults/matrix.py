"""The whole matrix of one contender: every operation under every fault that can strike it, many at once."""

import asyncio
import gc
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from attrs import asdict, evolve, frozen

from . import watching
from .contender import Contender
from .faults import NONE, striking
from .handle import FaultServer
from .observe import Seen, observe, observe_alone
from .services import SERVICES
from .services.operation import Operation
from .strikes.fault import Fault
from .verdicts import VERDICTS, Observation, hang

#: Cells at once: those that wait for a deadline cost nothing.
AT_ONCE = 48
#: Cells at once when those that hung are seen again, and how many of them are.
FEW, MOST_AGAIN = 6, 90
#: How often.
AGAIN = 2
#: Tries of each operation without a fault: the first one imports, and a busy machine is late.
_LEARNS = 5
#: The name of the last row: what is there when all of the others are done.
AFTERWARDS = "afterwards"


@frozen
class Cell:
    """A cell, judged. `verdicts` says by the name of each what is wrong, and is empty where nothing is."""

    contender: str
    service: str
    twin: str
    operation: str
    fault: str
    verdicts: dict[str, str]
    overrun: float
    seconds: float
    came: str

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


def judged(observation: Observation) -> dict[str, str]:
    """What is wrong, by verdict."""
    found = {name: judge(observation) for name, judge in VERDICTS.items()}
    return {name: wrong for name, wrong in found.items() if wrong}


Wanted = Callable[[Operation, Fault], bool]


def every(operation: Operation, fault: Fault) -> bool:
    """All cells."""
    return True


class _Play:
    """The cells of one contender, as they are seen."""

    def __init__(self, contender: Contender, server: FaultServer, pool: ThreadPoolExecutor, at_once: int) -> None:
        self._contender, self._server, self._pool, self._at_once = contender, server, pool, at_once
        self._rows = SERVICES[contender.service]
        self._truth: dict[str, Any] = {}
        self.seen: list[tuple[Operation, Fault, Seen]] = []

    def operations(self) -> Iterator[Operation]:
        """Those that the contender has."""
        return (self._rows[name] for name in self._contender.operations)

    async def learn(self, operations: Iterable[Operation]) -> None:
        """See what comes of each operation when nothing goes wrong."""
        for operation in operations:
            for _ in range(_LEARNS):
                seen = await observe(self._server, self._pool, self._contender, operation, NONE)
                if (found := seen.observation).came == "result":
                    break
            assert found.came == "result", f"{operation.name} fails by itself: {found.error}"
            self._truth[operation.name] = found.result
            self._keep(operation, NONE, seen)

    def _keep(self, operation: Operation, fault: Fault, seen: Seen) -> None:
        truth = self._truth[operation.name]
        self.seen.append((operation, fault, evolve(seen, observation=evolve(seen.observation, truth=truth))))

    async def at_once(self, cells: Iterable[tuple[Operation, Fault]]) -> None:
        """Many cells side by side."""
        waiting = iter(list(cells))

        async def work() -> None:
            for operation, fault in waiting:
                seen = await observe(self._server, self._pool, self._contender, operation, fault)
                self._keep(operation, fault, seen)

        await asyncio.gather(*(work() for _ in range(self._at_once)))

    async def again(self, times: int) -> None:
        """Those that hung so often more, by a few: a machine that is busy with others is no hang."""
        for _ in range(times):
            late = [place for place, (*_, seen) in enumerate(self.seen) if hang(seen.observation)]
            waiting = iter(late[:MOST_AGAIN])

            async def work(waiting: Iterator[int] = waiting) -> None:
                for place in waiting:
                    operation, fault, before = self.seen[place]
                    seen = await observe(self._server, self._pool, self._contender, operation, fault)
                    observation = evolve(seen.observation, truth=before.observation.truth)
                    self.seen[place] = operation, fault, evolve(seen, observation=observation)

            await asyncio.gather(*(work() for _ in range(FEW)))

    async def one_by_one(self, cells: Iterable[tuple[Operation, Fault]]) -> None:
        """Cells whose memory is measured."""
        for operation, fault in cells:
            seen = await observe_alone(self._server, self._pool, self._contender, operation, fault)
            self._keep(operation, fault, seen)

    def judged(self, ears: watching.Ears, left: list[str]) -> Iterator[Cell]:
        """Every cell, and what is left after all of them. What leaks always is told once, under nothing."""
        gc.collect()
        usual = {operation.name: self._leaks(seen, ears) for operation, fault, seen in self.seen if fault is NONE}
        for operation, fault, seen in self.seen:
            leaks = self._leaks(seen, ears)
            if fault is not NONE:
                leaks = tuple(each for each in leaks if each not in usual[operation.name])
            yield self._cell(operation.name, fault.name, evolve(seen.observation, leaks=leaks))
        rest = Observation(patience=0, seconds=0, came="nothing", leaks=(*left, *sorted(ears.heard.get(0, ()))))
        yield self._cell("", AFTERWARDS, evolve(rest, came="result", result=None))

    @staticmethod
    def _leaks(seen: Seen, ears: watching.Ears) -> tuple[str, ...]:
        found = [*seen.observation.leaks, *sorted(ears.heard.get(seen.cell, ()))]
        if seen.client is not None and seen.client() is not None and seen.observation.came != "nothing":
            found.append("the client is still in memory")
        return tuple(found)

    def _cell(self, operation: str, fault: str, seen: Observation) -> Cell:
        who = self._contender
        return Cell(who.name, who.service, who.twin, operation, fault, judged(seen), seen.overrun, seen.seconds,
                    seen.error or seen.came)  # fmt: skip


async def _played(contender: Contender, server: FaultServer, wanted: Wanted, at_once: int, again: int) -> list[Cell]:
    with ThreadPoolExecutor(2 * at_once, thread_name_prefix=watching.POOL) as pool, watching.listening() as ears:
        play = _Play(contender, server, pool, at_once)
        cells = [(operation, fault) for operation in play.operations()
                 for fault in striking(operation) if wanted(operation, fault)]  # fmt: skip
        await play.learn({operation.name: operation for operation, _ in cells}.values())
        async with watching.Left() as left:
            await play.at_once(cell for cell in cells if not cell[1].alone)
            await play.again(again)
            await play.one_by_one(cell for cell in cells if cell[1].alone)
            pool.shutdown()  # those that were given up end before what is left is counted
        return list(play.judged(ears, left.found))


def played(contender: Contender, wanted: Wanted = every, at_once: int = AT_ONCE, again: int = AGAIN) -> list[Cell]:
    """Play the matrix of one contender, so many cells at once, on a fault server of its own."""
    with FaultServer() as server:
        return asyncio.run(_played(contender, server, wanted, at_once, again))
