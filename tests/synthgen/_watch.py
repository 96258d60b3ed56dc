"""Watches a batch that never ends, until it is interrupted. Arguments: base URL, and "sync" or "async"."""

import asyncio
import sys

from fivefold.synthgen import AsyncSynthgen, Batch, Synthgen

KEY = "synthgen-sandbox-key"


def tell(batch: Batch) -> None:
    """Say that it has begun; only the first time is read."""
    print("watching", flush=True)


async def awaiting(base_url: str) -> None:
    """On asyncio."""
    async with AsyncSynthgen(base_url, KEY) as client:
        await client.monitor_batch(batch_id="b", on_progress=tell)


def main(base_url: str, kind: str) -> None:
    """Watch."""
    if kind == "async":
        asyncio.run(awaiting(base_url))
        return
    with Synthgen(base_url, KEY) as client:
        client.monitor_batch(batch_id="b", on_progress=tell)


if __name__ == "__main__":
    main(*sys.argv[1:])
