"""On the event loop of a run: it goes on while another program holds the ledger, and items do not share a context."""

import asyncio
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from contextvars import ContextVar
from typing import Any

from fivefold import AsyncLMStudio, bulk
from fivefold._listening import LISTENER
from tests.bulk._runs import chat

_seen: ContextVar[str] = ContextVar("_seen", default="nothing")


def test_the_loop_goes_on_while_another_program_holds_the_ledger(server_of: Any, ledger: str) -> None:
    url = server_of("lmstudio").base_url

    async def main(other: sqlite3.Connection) -> tuple[int, bulk.Report]:
        asked = asyncio.Event()

        async def ask(client: AsyncLMStudio, item: Mapping[str, Any]) -> Any:
            answer = await client.create_chat_completion(item)
            other.execute("BEGIN IMMEDIATE")
            asked.set()
            return answer

        async def give_back() -> int:
            await asked.wait()
            for _ in range(100):  # while what came of it waits to be recorded
                await asyncio.sleep(0.001)
            done = run.report.done
            other.execute("ROLLBACK")
            return done

        async with AsyncLMStudio(url) as client:
            async with bulk.run(bulk.on(client, ask, safety="safe"), [chat(1)], key="user", ledger=ledger) as run:
                before = asyncio.create_task(give_back())
                async for _ in run:
                    pass
            return await before, run.report

    with closing(sqlite3.connect(ledger, isolation_level=None)) as other:
        before, report = asyncio.run(main(other))
    assert (before, report.done, report.stopped) == (0, 1, None)


def test_what_an_item_sets_in_its_context_is_not_there_for_the_next(ledger: str) -> None:
    found: list[str] = []

    async def look(client: AsyncLMStudio, item: str) -> None:
        found.append(_seen.get())
        _seen.set(item)

    async def main() -> bulk.Report:
        async with AsyncLMStudio("http://127.0.0.1:9") as client:
            work = bulk.on(client, look, safety="safe")
            async with bulk.run(work, ["a", "b", "c"], key=str, ledger=ledger, max_concurrency=1) as run:
                async for _ in run:
                    pass
            return run.report

    assert asyncio.run(main()).done == 3
    assert found == ["nothing"] * 3


def test_nobody_listens_any_more_when_an_item_is_done(server_of: Any, ledger: str) -> None:
    url = server_of("lmstudio").base_url
    listening: list[Any] = []

    def cost(answer: Any) -> float:
        listening.append(LISTENER.get())
        return 0.0

    async def main() -> bulk.Report:
        budget = bulk.Budget(cost=1.0, cost_of=cost)
        items = [chat(1), chat(2)]
        async with AsyncLMStudio(url) as client:
            work = client.create_chat_completion
            async with bulk.run(work, items, key="user", ledger=ledger, budget=budget) as run:
                async for _ in run:
                    pass
            return run.report

    assert asyncio.run(main()).done == 2
    assert listening == [None, None]
