"""Who plays. Each module has `WORKS`: for a row, what makes its work once all is imported and opened.

A work is called with a number of units and does them. These run where the others are installed, not where we are.
"""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeAlias

from attrs import frozen


@frozen
class Place:
    """Where a contender plays.

    Attributes:
        url: The address of the server.
        each: Units of one piece of work.
        folder: What was made for the run: the stock generated code, and documents.
    """

    url: str
    each: int
    folder: str

    def document(self, records: int) -> bytes:
        """A page of ArgusLM's uptime history. Read, not made: making it would leave memory behind."""
        return Path(self.folder, f"uptime-{records}.json").read_bytes()


Work: TypeAlias = Callable[[int], Any]
Works: TypeAlias = dict[str, Callable[[Place], Work]]


def awaited(open_client: Callable[[], Any], call: Callable[[Any], Awaitable[Any]], at_once: int) -> Work:
    """Calls on asyncio, so many at once, on a client that is opened before the first."""
    runner = asyncio.Runner()

    async def opened() -> Any:
        return open_client()

    client = runner.run(opened())

    async def several(count: int) -> None:
        left = iter(range(count))

        async def some() -> None:
            for _ in left:
                await call(client)

        await asyncio.gather(*(some() for _ in range(at_once)))

    return lambda count: runner.run(several(count))


def documents(place: Place, parse: Callable[[bytes], Any]) -> Work:
    """Reading the same document again, until so many records were read."""
    parse(place.document(10))
    body = place.document(place.each)

    def work(count: int) -> Any:
        last = None
        for _ in range(0, count, place.each):
            last = parse(body)
        return last

    return work


def counted(count: int, stream: Any) -> None:
    """Take a whole stream. Raises AssertionError when chunks are missing."""
    seen = sum(1 for _ in stream)
    assert seen >= count, f"{seen} of {count} chunks"
