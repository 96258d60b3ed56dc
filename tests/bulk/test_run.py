"""Runs as callers have them: results, resuming, stopping, and what is refused before anything is sent."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest

from fivefold import AsyncLMStudio, BadRequestError, ConfigurationError, LMStudio, NotFoundError, bulk
from fivefold.sandbox import Sandbox
from tests.bulk._runs import chat

COUNT = 12


@pytest.fixture
def server(server_of: Any) -> Sandbox:
    """LM Studio."""
    found: Sandbox = server_of("lmstudio")
    return found


@pytest.fixture
def client(server: Sandbox) -> Iterator[LMStudio]:
    """A blocking client."""
    with LMStudio(server.base_url, max_retries=0) as made:
        yield made


def chats(client: Any, ledger: str, count: int = COUNT, **options: Any) -> bulk.Run:
    """A run over so many chats."""
    items = (chat(number) for number in range(count))
    return bulk.run(client.create_chat_completion, items, key="user", ledger=ledger, **options)


def asked(server: Sandbox) -> list[str]:
    """The keys of the chats that were sent, in their order."""
    return [each["body"]["user"] for each in server.requests() if each["operation"] == "create_chat_completion"]


def test_each_item_has_its_result_and_the_ledger_holds_the_same(client: LMStudio, ledger: str, tmp_path: Path) -> None:
    with chats(client, ledger) as run:
        found = {result.key: result for result in run}
    assert set(found) == {f"chat-{number}" for number in range(COUNT)}
    assert {result.value.choices[0].message.content for result in found.values()} == {
        f"Echo: Hello {number}" for number in range(COUNT)
    }
    assert [(result.key, result.value) for result in run.results()] == [
        (f"chat-{number}", found[f"chat-{number}"].value) for number in range(COUNT)
    ]
    assert run.save(tmp_path / "answers.jsonl") == COUNT
    lines = [json.loads(line) for line in (tmp_path / "answers.jsonl").read_text().splitlines()]
    assert [(line["key"], line["value"]) for line in lines] == [
        (f"chat-{number}", found[f"chat-{number}"].value.to_dict()) for number in range(COUNT)
    ]
    report = run.report
    assert (report.total, report.done, report.finished, report.calls, report.stopped) == (COUNT,) * 4 + (None,)
    assert report.tokens == sum(result.value.usage.total_tokens for result in found.values())
    assert set(report.latency) == {"p50", "p90", "p95", "p99", "max"}
    assert f"{COUNT} of {COUNT} done" in str(report)
    assert json.loads(json.dumps(report.to_dict()))["done"] == COUNT
    assert bulk.status(ledger).done == COUNT


def test_async_for_runs_in_the_loop_of_the_caller(server: Sandbox, ledger: str) -> None:
    async def main() -> set[str]:
        async with AsyncLMStudio(server.base_url) as client, chats(client, ledger) as run:
            return {result.key async for result in run}

    assert asyncio.run(main()) == {f"chat-{number}" for number in range(COUNT)}


def test_a_client_on_asyncio_serves_a_blocking_caller(server: Sandbox, ledger: str) -> None:
    assert chats(AsyncLMStudio(server.base_url), ledger).wait().done == COUNT


def test_a_run_goes_on_where_another_one_was_left(client: LMStudio, server: Sandbox, ledger: str) -> None:
    with chats(client, ledger, max_concurrency=2, rate=20) as run:  # slower than results are recorded
        for seen, _ in enumerate(run, 1):
            if seen == 3:
                break
    first = run.report
    assert 3 <= first.done <= 6
    assert (first.total, first.stopped) == (COUNT, "it was closed")
    again = bulk.run(client.create_chat_completion, (), key="user", ledger=ledger)  # its items are known
    assert len(list(again)) == COUNT - first.done
    assert sorted(asked(server)) == sorted(f"chat-{number}" for number in range(COUNT))
    assert again.report.done == COUNT


def test_leaving_the_loop_of_an_async_caller_stops_too(server: Sandbox, ledger: str) -> None:
    async def main() -> bulk.Report:
        async with AsyncLMStudio(server.base_url) as client:
            async with chats(client, ledger, max_concurrency=2, rate=20) as run:
                async for _ in run:
                    break
            return run.report

    left = asyncio.run(main())
    assert left.stopped == "it was closed"
    assert left.left >= COUNT - 4
    assert chats(AsyncLMStudio(server.base_url), ledger).wait().done == COUNT


def test_a_cancelled_caller_leaves_a_ledger_to_go_on_with(server: Sandbox, ledger: str) -> None:
    async def main() -> None:
        async with AsyncLMStudio(server.base_url) as client, chats(client, ledger, max_concurrency=2) as run:
            async for _ in run:
                current = asyncio.current_task()
                assert current is not None
                current.cancel()

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(main())
    assert chats(AsyncLMStudio(server.base_url), ledger).wait().done == COUNT


def test_a_run_that_is_closed_before_its_loop_is_there_sends_nothing(
    client: LMStudio, server: Sandbox, ledger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, begin = chats(client, ledger), asyncio.run

    def late(main: Coroutine[Any, Any, None]) -> None:
        run._stop()  # what Ctrl-C does at this moment
        begin(main)

    monkeypatch.setattr(asyncio, "run", late)
    assert list(run) == []
    assert (run.report.stopped, asked(server)) == ("it was closed", [])
    monkeypatch.undo()
    assert chats(client, ledger).wait().done == COUNT


def test_a_run_goes_once_over_its_items(client: LMStudio, ledger: str) -> None:
    run = chats(client, ledger)
    run.wait()
    with pytest.raises(RuntimeError, match="make another one with the same ledger"):
        next(iter(run))


def test_a_run_that_never_began_lets_others_write(client: LMStudio, ledger: str) -> None:
    assert chats(client, ledger).report == bulk.Report()
    with chats(client, ledger) as run, pytest.raises(bulk.LedgerError, match="this process writes to it"):
        chats(client, ledger)
    with pytest.raises(RuntimeError):
        run.wait()
    assert chats(client, ledger).wait().done == COUNT


def test_two_items_with_one_key_are_refused_before_anything_is_sent(
    client: LMStudio, server: Sandbox, ledger: str
) -> None:
    items = [chat(number) for number in [*range(2000), 7]]
    run = bulk.run(client.create_chat_completion, items, key="user", ledger=ledger)
    with pytest.raises(ValueError, match="key 'chat-7' is that of two items"):
        run.wait()
    assert asked(server) == []


def test_a_file_of_json_lines_is_read_and_a_wrong_line_named(client: LMStudio, ledger: str, tmp_path: Path) -> None:
    path = tmp_path / "items.jsonl"
    path.write_text("\ufeff" + "\n\n".join(json.dumps(chat(number)) for number in range(3)) + "\n", encoding="utf-8")
    run = bulk.run(client.create_chat_completion, path, key="user", ledger=ledger)
    assert sorted(result.key for result in run) == ["chat-0", "chat-1", "chat-2"]
    path.write_text('{"user": "a"}\n{"user": \n')
    with pytest.raises(ValueError, match="line 2 is not JSON"):
        bulk.run(client.create_chat_completion, str(path), key="user", ledger=f"{ledger}.2").wait()


@pytest.mark.parametrize(
    ("item", "key", "problem"),
    [
        ({"a": 1}, "b", "item 1: has no field 'b' for its key"),
        ({"a": 1.5}, "a", "item 1: its key is a float"),
        ({"a": ""}, "a", "item 1: its key is str ''"),
        ({"a": "x\ny"}, "a", "expected a text that can be shown"),
        ({"a": "x", "b": object()}, "a", "item 1: a object cannot be recorded as JSON"),
        ({"a": "x"}, lambda item: item.get("c"), "item 1: its key is a NoneType"),
    ],
)
def test_an_item_that_does_not_fit_is_named(client: LMStudio, ledger: str, item: Any, key: Any, problem: str) -> None:
    with pytest.raises((TypeError, ValueError), match=problem):
        bulk.run(client.create_chat_completion, [item], key=key, ledger=ledger).wait()


def test_what_cannot_be_a_run_is_refused_at_once(client: LMStudio, ledger: str, server: Sandbox) -> None:
    start: dict[str, Any] = {"items": [], "key": "user", "ledger": ledger}
    for wrong in (print, client, client.stream_chat_completion, lambda item: item):
        with pytest.raises(TypeError, match="operation:"):
            bulk.run(wrong, **start)
    for options, named in (
        ({"max_concurrency": 0}, "max_concurrency"),
        ({"rate": 0}, "rate"),
        ({"deadline": -1}, "deadline"),
        ({"budget": 5}, "budget"),
        ({"executor": "asyncio"}, "executor"),
        ({"executor": "clouds"}, "executor"),
    ):
        with pytest.raises(ConfigurationError, match=named):
            bulk.run(client.create_chat_completion, **start, **options)
    with pytest.raises(ConfigurationError, match="executor: 'threads' is for blocking clients"):
        bulk.run(AsyncLMStudio(server.base_url).create_chat_completion, **start, executor="threads")
    with pytest.raises(TypeError, match="client:"):
        bulk.on("http://localhost", chats)
    with pytest.raises(ConfigurationError, match="safety:"):
        bulk.on(client, chats, safety="harmless")  # type: ignore[arg-type]  # on purpose
    run = bulk.run(client.create_chat_completion, **start)
    run.close()
    with pytest.raises(bulk.LedgerError, match=r"is for operation 'lmstudio\.create_chat_completion'"):
        bulk.run(client.create_embeddings, **start)


def test_what_is_wrong_with_an_item_is_its_error_and_others_go_on(client: LMStudio, ledger: str) -> None:
    items = [chat(0), {**chat(1), "messages": "none"}, {**chat(2), "messages": []}, {"user": "chat-3"}]
    run = bulk.run(client.create_chat_completion, items, key="user", ledger=ledger)
    found = {result.key: result.error for result in run}
    assert found["chat-0"] is None
    assert isinstance(found["chat-1"], TypeError | BadRequestError)
    assert isinstance(found["chat-2"], BadRequestError | NotFoundError)
    assert isinstance(found["chat-3"], TypeError | ValueError)
    report = run.report
    assert (report.done, report.failed, report.left, sum(report.errors.values())) == (1, 3, 0, 3)
    assert list(bulk.run(client.create_chat_completion, items, key="user", ledger=ledger)) == []
    again = bulk.run(client.create_chat_completion, items, key="user", ledger=ledger, retry_failed=True)
    assert {result.key for result in again} == {"chat-1", "chat-2", "chat-3"}
    kept = {result.key: result.error for result in run.results()}
    assert isinstance(kept["chat-2"], bulk.RecordedError)
    assert kept["chat-2"].kind == type(found["chat-2"]).__name__


def test_progress_is_told_at_the_end_and_a_mistake_in_telling_it_is_not_hidden(client: LMStudio, ledger: str) -> None:
    told: list[bulk.Report] = []
    chats(client, ledger, on_progress=told.append).wait()
    assert told[-1].done == COUNT

    def fail(report: bulk.Report) -> None:
        raise KeyError("a mistake")

    with pytest.raises(KeyError, match="a mistake"):
        chats(client, ledger, on_progress=fail).wait()


INTERRUPTED = """
import sys
from fivefold import AsyncLMStudio, LMStudio
from fivefold.bulk import _drive
from tests.bulk.test_run import chats
executor, url, ledger, grace = sys.argv[1:]
_drive.GRACE = float(grace)
with LMStudio(url) as blocking:
    client = AsyncLMStudio(url) if executor == "asyncio" else blocking
    with chats(client, ledger, 5000, executor=executor, max_concurrency=4) as run:
        for number, result in enumerate(run):
            if number == 20:
                print("ready", flush=True)
"""
COMPLAINTS = ("Exception ignored", "ResourceWarning", "never awaited", "was destroyed", "never retrieved", "Fatal")


def interrupted(*arguments: str) -> str:
    """Ctrl-C at a run of such arguments, as a terminal sends it: to its workers too. What it wrote to stderr."""
    command = [sys.executable, "-W", "always", "-c", INTERRUPTED, *arguments]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=30)
    assert process.returncode == -signal.SIGINT, told
    return told


@pytest.mark.parametrize("executor", ["asyncio", "threads", "processes"])
def test_ctrl_c_ends_a_run_cleanly_and_it_goes_on_later(executor: str, server: Sandbox, ledger: str) -> None:
    told = interrupted(executor, server.base_url, ledger, "5")
    assert told.count("Traceback") == 1
    assert told.endswith("\nKeyboardInterrupt\n")
    assert [complaint for complaint in COMPLAINTS if complaint in told] == [], told
    report = bulk.status(ledger)
    assert report.done >= 20
    assert report.done == len(asked(server))  # what was in flight has ended
    assert (report.unknown, report.failed, report.total) == (0, 0, 5000)


@pytest.mark.parametrize("executor", ["asyncio", "threads", "processes"])
def test_ctrl_c_gives_up_what_does_not_end_and_leaves_nobody_behind(
    executor: str, server: Sandbox, ledger: str
) -> None:
    server.fault("create_chat_completion", hang=True, skip=21, times=1000)
    told = interrupted(executor, server.base_url, ledger, "0.2")
    assert [complaint for complaint in COMPLAINTS if complaint in told] == [], told
    report = bulk.status(ledger)
    assert report.done == 21
    assert (report.unknown, report.failed, report.left) == (0, 0, 5000 - report.done)
