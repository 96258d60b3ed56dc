"""Cancelled calls leave a client as good as new."""

import asyncio
import random

from fivefold import AsyncArgusLM
from fivefold.sandbox import Sandbox

CANCELLED = 20_000
AT_ONCE = 100


async def _storm(client: AsyncArgusLM, rng: random.Random) -> int:
    """Start calls and cancel each at a random moment. Returns how many were cancelled."""
    cancelled = 0

    async def one() -> None:
        nonlocal cancelled
        task = asyncio.ensure_future(client.check_health())
        for _ in range(rng.randrange(12)):
            await asyncio.sleep(0)
        if not task.done():
            task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            cancelled += 1

    while cancelled < CANCELLED:
        await asyncio.gather(*(one() for _ in range(AT_ONCE)))
    return cancelled


def test_after_twenty_thousand_cancelled_calls_every_call_succeeds(arguslm_server: Sandbox) -> None:
    async def run() -> tuple[int, int, set[str]]:
        async with AsyncArgusLM(arguslm_server.base_url, max_retries=0, max_concurrency=5, timeout=20) as client:
            cancelled = await _storm(client, random.Random(1))
            answers = await asyncio.gather(*(client.check_health() for _ in range(100)))
            left = len(asyncio.all_tasks()) - 1
        return cancelled, left, {answer.status for answer in answers}

    cancelled, left, statuses = asyncio.run(run())
    assert cancelled >= CANCELLED
    assert statuses == {"healthy"}
    assert left == 0
