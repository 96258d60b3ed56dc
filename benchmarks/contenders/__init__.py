"""Who plays. Each module has `works`: for a row, what makes its work once all is imported and opened.

A work is called with a number of units and does them; it may tell figures of its own, in place of those that are
measured from outside. These run where the others are installed, not where we are.
"""

import asyncio
import os
import subprocess
import sys
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
        python: The interpreter that runs our own scripts.
    """

    url: str
    each: int
    folder: str
    python: str

    def document(self, records: int) -> bytes:
        """A page of ArgusLM's uptime history. Read, not made: making it would leave memory behind."""
        return Path(self.folder, f"uptime-{records}.json").read_bytes()

    @property
    def file(self) -> Path:
        """Where a download is saved."""
        return Path(self.folder, "download")


Work: TypeAlias = Callable[[int], Any]
Makes: TypeAlias = Callable[[Place], Work]
Works: TypeAlias = dict[str, Makes]


def awaited(open_client: Callable[[], Any], call: Callable[[Any], Awaitable[Any]], at_once: int) -> Work:
    """Calls on asyncio, so many at once, on a client that is opened before the first; tells how many failed."""
    runner = asyncio.Runner()

    async def opened() -> Any:
        return open_client()

    client = runner.run(opened())

    async def several(count: int) -> dict[str, float]:
        left, failed = iter(range(count)), 0

        async def some() -> None:
            nonlocal failed
            for _ in left:
                try:
                    await call(client)
                except Exception:  # noqa: BLE001  (it is counted)
                    failed += 1

        await asyncio.gather(*(some() for _ in range(at_once)))
        return {"failed": failed}

    return lambda count: runner.run(several(count))


def documents(place: Place, parse: Callable[[bytes], Any]) -> Work:
    """Reading the same document again, until so many records were read."""
    small, body = place.document(10), place.document(place.each)
    for _ in range(20):
        parse(small)

    def work(count: int) -> None:
        for _ in range(0, count, place.each):
            parse(body)

    return work


def imported(code: str) -> Makes:
    """Lines of Python, each time in a new interpreter: what it takes from the first of them on.

    Everybody's bytecode is there, as it is from the second start on; some machines do not let Python write it.
    """

    def made(place: Place) -> Work:
        lines = ["import time", "began = time.process_time()", f"url = {place.url!r}", code]
        timed = "\n".join([*lines, "print(time.process_time() - began, flush=True)", "import os", "os._exit(0)"])
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(Path(place.folder, "bytecode"))}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)

        def work(count: int) -> dict[str, float]:
            return {"cpu": sum(run() for _ in range(count)) / count * 1e6}

        def run() -> float:
            command = [sys.executable, "-c", timed]
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            if done.returncode:
                raise RuntimeError(done.stderr.strip().splitlines()[-1])
            return float(done.stdout)

        work(1)
        return work

    return made


def counted(count: int, stream: Any) -> None:
    """Take a whole stream. Raises AssertionError when chunks are missing."""
    seen = sum(1 for _ in stream)
    assert seen >= count, f"{seen} of {count} chunks"
