"""What has ended is recorded while the next is done: it is not done again for that, and does not pile up."""

import asyncio
import sqlite3
from collections import Counter
from contextlib import closing

import pytest

from fivefold import AsyncLMStudio, bulk
from fivefold.bulk import _writer

ELSEWHERE = "http://127.0.0.1:9"


async def _done(work: bulk.Work, items: range, ledger: str) -> bulk.Report:
    async with bulk.run(work, items, key=str, ledger=ledger, max_concurrency=2) as run:
        async for _ in run:
            pass
    return run.report


def test_a_second_round_does_not_do_again_what_ended_in_the_first(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_writer, "GATHERING", 0.5)
    times: Counter[int] = Counter()

    async def main(other: sqlite3.Connection) -> bulk.Report:
        async def once_more(client: AsyncLMStudio, item: int) -> None:
            times[item] += 1
            if times[1] == 1 == item:
                raise bulk.WorkerLostError("as if")
            while other.execute("SELECT tries FROM items WHERE key = '1'").fetchone() != (1,):  # noqa: ASYNC110
                await asyncio.sleep(0.001)

        async with AsyncLMStudio(ELSEWHERE) as client:
            return await _done(bulk.on(client, once_more, safety="safe"), range(1, 8), ledger)

    with closing(sqlite3.connect(ledger)) as other:
        assert asyncio.run(main(other)).done == 7
    assert times == {1: 2, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 1}


def test_no_more_is_begun_than_may_wait_to_be_recorded(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_writer, "WAITING", 10)
    begun: list[int] = []

    async def main(other: sqlite3.Connection) -> tuple[int, bulk.Report]:
        async def begin(client: AsyncLMStudio, item: int) -> None:
            begun.append(item)
            if item == 0:
                other.execute("BEGIN IMMEDIATE")

        async def give_back() -> int:
            while len(begun) < 10:  # noqa: ASYNC110
                await asyncio.sleep(0.001)
            for _ in range(100):  # in which everything could be begun
                await asyncio.sleep(0.001)
            most = len(begun)
            other.execute("ROLLBACK")
            return most

        async with AsyncLMStudio(ELSEWHERE) as client:
            waiting = asyncio.create_task(give_back())
            report = await _done(bulk.on(client, begin, safety="safe"), range(100), ledger)
            return await waiting, report

    with closing(sqlite3.connect(ledger, isolation_level=None, timeout=0)) as other:
        most, report = asyncio.run(main(other))
    assert most <= 10 + 10 + 2  # being recorded, waiting for it, in flight
    assert (report.done, len(begun)) == (100, 100)


def test_results_come_while_a_long_item_is_still_done(ledger: str) -> None:
    async def main() -> list[str]:
        ended = asyncio.Event()

        async def wait(client: AsyncLMStudio, item: int) -> None:
            if item == 0:
                await ended.wait()

        keys = []
        async with AsyncLMStudio(ELSEWHERE) as client:
            work = bulk.on(client, wait, safety="safe")
            async with bulk.run(work, range(3), key=str, ledger=ledger, max_concurrency=2) as run:
                async for result in run:
                    keys.append(result.key)
                    if len(keys) == 2:
                        ended.set()
        return keys

    assert asyncio.run(main()) == ["1", "2", "0"]
