"""Work of several calls, and executors that the caller brings."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from attrs import frozen

from fivefold import ArgusLM, LMStudio, bulk
from fivefold.sandbox import Sandbox
from tests.bulk._runs import MODEL, chat, provider
from tests.bulk.test_run import COUNT, chats


@pytest.fixture
def server(server_of: Any) -> Sandbox:
    """LM Studio."""
    found: Sandbox = server_of("lmstudio")
    return found


@frozen
class Doubled:
    """What `double` makes of an answer."""

    length: int
    text: str


def double(client: LMStudio, item: dict[str, Any]) -> Doubled:
    """Two calls for an item."""
    text = ""
    for question in (item["user"], "and more"):
        body = {"model": MODEL, "messages": [{"role": "user", "content": question}]}
        text += client.create_chat_completion(body).choices[0].message.content or ""
    return Doubled(len(text), text)


@pytest.mark.parametrize("executor", ["threads", "processes"])
def test_a_function_of_several_calls_is_done_for_each_item(executor: str, server: Sandbox, ledger: str) -> None:
    with LMStudio(server.base_url) as client:
        work = bulk.on(client, double, safety="repeatable")
        run = bulk.run(work, [chat(0), chat(1)], key="user", ledger=ledger, executor=executor)
        found = {result.key: result for result in run}
    text = "Echo: chat-0Echo: and more"
    assert found["chat-0"].value == Doubled(len(text), text)
    assert found["chat-0"].attempts == 2
    assert next(run.results()).value == {"length": len(text), "text": text}  # a class of the caller's is JSON later


def test_any_executor_of_the_standard_library_will_do_and_stays_open(server: Sandbox, ledger: str) -> None:
    with LMStudio(server.base_url) as client, ThreadPoolExecutor(2) as pool:
        report = chats(client, ledger, executor=pool, max_concurrency=2).wait()
        assert pool.submit(int).result() == 0
    assert (report.done, report.calls) == (COUNT, COUNT)


def test_an_executor_that_takes_no_work_ends_the_run_and_nothing_is_unknown(server_of: Any, ledger: str) -> None:
    server = server_of("arguslm")
    pool = ThreadPoolExecutor(1)
    pool.shutdown()
    with ArgusLM(server.base_url) as client:
        items = [provider(number) for number in range(5)]
        start: dict[str, Any] = {"items": items, "key": "display_name", "ledger": ledger}
        report = bulk.run(client.create_provider, **start, executor=pool).wait()
        assert report.stopped is not None
        assert "the executor takes no work any more" in report.stopped
        assert (report.left, report.unknown, server.effects()) == (5, 0, {})
        assert bulk.run(client.create_provider, **start).wait().done == 5


def test_a_client_that_cannot_travel_is_told(server: Sandbox, ledger: str) -> None:
    transport = httpx.HTTPTransport()
    with LMStudio(server.base_url, transport=transport) as client, ThreadPoolExecutor(1) as pool:
        with pytest.raises(TypeError, match="cannot be pickled"):
            chats(client, ledger, executor=pool).wait()
        assert chats(client, ledger).wait().done == COUNT
