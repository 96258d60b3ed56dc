"""Watches a batch that never ends, or sends one whose upload hangs, until it is interrupted.

Arguments: base URL, "watch" or "upload", and "sync" or "async".
"""

import asyncio
import sys
from collections.abc import Iterator

from fivefold.synthgen import AsyncSynthgen, Batch, Synthgen, Task

from .tasks import some

KEY = "synthgen-sandbox-key"


def tell(batch: Batch) -> None:
    """Say that it has begun; only the first time is read."""
    print("begun", flush=True)


def tasks() -> Iterator[Task]:
    """Say so when the first one was accepted."""
    for number, task in enumerate(some(3)):
        if number == 1:
            print("begun", flush=True)
        yield task


async def awaiting(base_url: str, what: str) -> None:
    """On asyncio."""
    async with AsyncSynthgen(base_url, KEY) as client:
        if what == "upload":
            await client.create_batch(tasks(), 1, in_flight=1)
        await client.monitor_batch(batch_id="b", on_progress=tell)


def main(base_url: str, what: str, kind: str) -> None:
    """Upload or watch."""
    if kind == "async":
        asyncio.run(awaiting(base_url, what))
        return
    with Synthgen(base_url, KEY) as client:
        if what == "upload":
            client.create_batch(tasks(), 1, in_flight=1)
        client.monitor_batch(batch_id="b", on_progress=tell)


if __name__ == "__main__":
    main(*sys.argv[1:])
