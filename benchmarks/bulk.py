"""CPU per item of a bulk run, its ledger on, beside a bare asyncio loop over the same calls on the same engine.

`python -m benchmarks.bulk` prints a line for each engine: medians of interleaved runs, each in a process of its own,
with the least and the most. CPU time is that of all threads of the process, from before the first item is made until
the last answer is there, after a small run by which everything is imported. The server is a sandbox in another process,
and has a processor of its own where there are two.
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any, Final

from fivefold import AsyncLMStudio, ConfigurationError, bulk
from fivefold.sandbox import Sandbox

#: Of bulk's CPU time to that of the bare loop.
GOAL: Final = 1.3
ENGINES: Final = ("httpx", "pyreqwest")
ITEMS: Final = 2000
WARM: Final = 50
FLYING: Final = 16
ROUNDS: Final = 9
#: The processor of the client.
CORE: Final = max(os.sched_getaffinity(0))


def items(count: int) -> Iterator[dict[str, Any]]:
    """Questions, each with a key of its own."""
    for number in range(count):
        messages = [{"role": "user", "content": f"What is {number} + 4?"}]
        yield {"model": "qwen2.5-7b-instruct", "messages": messages, "user": f"item-{number}"}


async def run_bare(client: AsyncLMStudio, folder: str, count: int) -> int:
    """What one would write by hand: workers that share the items. Nothing is kept, nothing is recorded."""
    left, done = items(count), 0

    async def work() -> None:
        nonlocal done
        for item in left:
            await client.create_chat_completion(item)
            done += 1

    await asyncio.gather(*(work() for _ in range(FLYING)))
    return done


async def run_bulk(client: AsyncLMStudio, folder: str, count: int) -> int:
    """The same by `fivefold.bulk`."""
    ledger = Path(folder) / f"{count}.sqlite"
    operation, done = client.create_chat_completion, 0
    async with bulk.run(operation, items(count), key="user", ledger=ledger, max_concurrency=FLYING) as run:
        async for result in run:
            done += result.error is None
    return done


RUNS: Final = {"bare": run_bare, "bulk": run_bulk}


async def measure(name: str, engine: Any, url: str) -> float:
    """Microseconds of CPU per item, of one run in this process."""
    os.sched_setaffinity(0, {CORE})
    async with AsyncLMStudio(url, engine=engine) as client:
        with tempfile.TemporaryDirectory() as folder:
            await RUNS[name](client, folder, WARM)
            began = time.process_time()
            done = await RUNS[name](client, folder, ITEMS)
            spent = time.process_time() - began
    assert done == ITEMS
    return spent / ITEMS * 1e6


def once(name: str, engine: str, url: str) -> float:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.bulk", name, engine, url]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return float(json.loads(told))


def is_there(engine: Any) -> bool:
    """Whether this engine can be used here."""
    try:
        AsyncLMStudio("http://127.0.0.1:1/v1", engine=engine)
    except ConfigurationError:
        return False
    return True


def figure(times: list[float]) -> str:
    """Median, least and most."""
    return f"{median(times):.0f} [{min(times):.0f}..{max(times):.0f}]"


def main() -> None:
    """Print the table."""
    print(f"CPU per item in µs, {ITEMS:,} chats, {FLYING} in flight, {ROUNDS} interleaved rounds: median [least..most]")
    both = os.sched_getaffinity(0)
    os.sched_setaffinity(0, both - {CORE} or both)
    with Sandbox("lmstudio", pace=0.0) as server:
        os.sched_setaffinity(0, both)
        for engine in filter(is_there, ENGINES):
            times: dict[str, list[float]] = {name: [] for name in RUNS}
            for _ in range(ROUNDS):
                for name, found in times.items():
                    server.reset()
                    found.append(once(name, engine, server.base_url))
            ratio = median(times["bulk"]) / median(times["bare"])
            told = ", ".join(f"{name} {figure(found)}" for name, found in times.items())
            print(f"{engine}: {told}, ratio {ratio:.2f} (goal {GOAL}: {'pass' if ratio <= GOAL else 'short'})")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(asyncio.run(measure(*sys.argv[1:])))
    else:
        main()
