"""Many writes at the same time, by one client, on a network that loses some: all are accounted for."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from fivefold.errors import APIError, OutcomeUnknownError
from fivefold.sandbox import Sandbox

from .conftest import SOAK
from .driver import started
from .ledger import Ledger
from .places import ARGUSLM, MONGARS
from .places_saas import SAAS
from .plans import ENDS, REFUSALS
from .writes import PATIENT, Place, Turn

ROUNDS, AT_ONCE = (10, 100) if SOAK else (1, 40)
#: What needs no time to be noticed, and leaves a server that others can still reach.
QUICK = [end for end in ENDS if not end.silent and not end.nobody and end.fault]
WRITES = [(ARGUSLM, "create_provider"), (MONGARS, "register_user"), (SAAS, "create_and_call"), (SAAS, "create_job")]


@pytest.fixture(params=WRITES, ids=lambda write: f"{write[0].name}-{write[1]}")
def write(request: pytest.FixtureRequest) -> tuple[Place, str]:
    """A place and an operation there."""
    found: tuple[Place, str] = request.param
    return found


@pytest.fixture
def server(write: tuple[Place, str]) -> Iterator[Sandbox]:
    """A sandbox for it."""
    with started(write[0]) as running:
        yield running


def _all_at_once(place: Place, operation: str, server: Sandbox, numbers: range) -> list[tuple[str, str | None]]:
    """What each of so many threads is told, and what became of what it was told to be unknown."""
    write = place.writes[operation]
    with place.twins["sync"](server.base_url, **place.given) as made, ThreadPoolExecutor(len(numbers)) as pool:
        client: Any = made.with_options(retry=PATIENT)
        place.enter(client)

        def work(number: int) -> tuple[str, str | None]:
            try:
                write.do(client, Turn(number, number))
            except OutcomeUnknownError as error:
                return "unknown", str(client.resolve(error))
            except APIError:
                return "refused", None
            return "answered", None

        return list(pool.map(work, numbers))


def _all_on_one_loop(place: Place, operation: str, server: Sandbox, numbers: range) -> list[tuple[str, str | None]]:
    """The same of so many tasks."""
    write = place.writes[operation]

    async def main() -> list[tuple[str, str | None]]:
        async with place.twins["async"](server.base_url, **place.given) as made:
            client: Any = made.with_options(retry=PATIENT)
            entered = place.enter(client)
            if entered is not None:
                await entered

            async def work(number: int) -> tuple[str, str | None]:
                try:
                    await write.do(client, Turn(number, number))
                except OutcomeUnknownError as error:
                    return "unknown", str(await client.resolve(error))
                except APIError:
                    return "refused", None
                return "answered", None

            return await asyncio.gather(*map(work, numbers))

    return asyncio.run(main())


@pytest.mark.watchdog(600 if SOAK else 60)
@pytest.mark.parametrize("run", [_all_at_once, _all_on_one_loop])
def test_every_one_of_many_is_accounted_for(
    run: Callable[..., list[tuple[str, str | None]]], write: tuple[Place, str], server: Sandbox, ledger: Ledger
) -> None:
    (place, operation), luck = write, random.Random(f"{write[1]} {run.__name__}")
    for _ in range(ROUNDS):
        server.reset()
        for _ in range(AT_ONCE // 2):
            fault = luck.choice([*(end.fault for end in QUICK), *REFUSALS])
            server.fault(operation, times=1, skip=luck.randint(0, AT_ONCE), **fault)
        stories = Counter(run(place, operation, server, range(AT_ONCE)))
        done = server.effects()[operation]
        surely = stories["answered", None] + stories["unknown", "happened"]
        maybe = stories["unknown", "unknown"]
        assert surely <= done <= surely + maybe, stories
        assert maybe < AT_ONCE // 4
        row = ledger.row(f"{place.service}.{operation}")
        row.calls, row.effects = row.calls + AT_ONCE, row.effects + done
        for (told, resolved), count in stories.items():
            row.told[told] += count
            row.resolved.update({resolved: count} if resolved else {})
