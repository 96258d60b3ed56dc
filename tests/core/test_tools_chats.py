"""`run_tools` of LM Studio, in both twins, over real sockets."""

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from fivefold import AsyncLMStudio
from fivefold.lmstudio._toolrun import ToolRun
from fivefold.lmstudio.exceptions import APIError, InternalServerError, LMStudioError, ResponseValidationError
from fivefold.lmstudio.schemas import ChatCompletionMessage
from fivefold.sandbox import Sandbox

from ._chats import ASK, NO_CHOICES, answer, asks, sent, twin
from ._server import FakeServer, reply


@pytest.fixture(params=["sync", "async"])
def client(request: pytest.FixtureRequest, server: FakeServer) -> Iterator[Any]:
    """Either twin on the scripted server."""
    with twin(request.param, server.url) as made:
        yield made


def add(first: int, second: int) -> int:
    """Add two numbers."""
    return first + second


def fail(why: str) -> None:
    """Fail."""
    raise ValueError(why)


def say_hello() -> str:
    """Say hello."""
    return "hello"


def unhinted(a) -> None:  # type: ignore[no-untyped-def]
    pass


def test_nothing_is_sent_for_what_no_model_can_be_told(client: Any, server: FakeServer) -> None:
    server.script(answer(""))
    with pytest.raises(TypeError, match="no type hint"):
        client.run_tools(ASK, [unhinted], model="m")
    with pytest.raises(ValueError, match="max_rounds: expected an integer of 1 or more"):
        client.run_tools(ASK, [add], model="m", max_rounds=0)
    assert server.received == []


def test_an_answer_without_choices_is_an_error(client: Any, server: FakeServer) -> None:
    server.script(NO_CHOICES)
    with pytest.raises(ResponseValidationError, match="without choices"):
        client.run_tools(ASK, [add], model="m")


def test_tools_are_called_until_the_model_is_done(client: Any, server: FakeServer) -> None:
    server.script(
        asks(("add", '{"first": 1, "second": 2}'), ("sayHello", "")),
        asks(("fail", '{"why": "no"}'), ("fly", "{}"), ("add", '{"first": "1"}'), ids="call_"),
        answer("<think>so</think>Three."),
    )
    heard: list[Any] = []
    run = client.run_tools(
        ASK, [add, fail, say_hello], model="m", tool_choice="required", temperature=0, on_message=heard.append
    )
    assert isinstance(run, ToolRun)
    assert (run.text, run.rounds, run.completion.choices[0].message.content) == ("Three.", 3, "<think>so</think>Three.")

    first, second, third = (sent(server, number) for number in range(3))
    assert [tool["function"]["name"] for tool in first["tools"]] == ["add", "fail", "say_hello"]
    assert (first["tool_choice"], first["temperature"], first["messages"]) == ("required", 0, ASK)
    assert "tool_choice" not in second
    asked, *told = second["messages"][1:]
    ids = [call["id"] for call in asked["tool_calls"]]
    assert all(ids)
    assert len(set(ids)) == 2
    assert [(each["role"], each["tool_call_id"], each["content"]) for each in told] == [
        ("tool", ids[0], "3"),
        ("tool", ids[1], "hello"),
    ]
    assert [(each["tool_call_id"], each["content"]) for each in third["messages"][-3:]] == [
        ("call_0", "error: ValueError: no"),
        ("call_1", "error: there is no tool 'fly', only add, fail, say_hello"),
        ("call_2", "error: invalid arguments: missing 'second'"),
    ]
    assert run.messages[1:] == heard
    assert len(run.messages) == 1 + 3 + 4 + 1
    assert isinstance(heard[-1], ChatCompletionMessage)


def test_a_run_goes_on_from_where_another_ended(client: Any, server: FakeServer) -> None:
    server.script(asks(("say_hello", "")), answer("Done."), answer("Again."))
    run = client.run_tools(ASK, [say_hello], model="m")
    again = client.run_tools([*run.messages, *ASK], [say_hello], model="m")
    assert (again.text, again.rounds) == ("Again.", 1)
    assert [message["role"] for message in sent(server)["messages"]] == [
        "user",
        "assistant",
        "tool",
        "assistant",
        "user",
    ]


def test_rounds_are_bounded(client: Any, server: FakeServer) -> None:
    server.script(asks(("say_hello", "")))
    with pytest.raises(APIError, match="still asks for tools after 2 answers") as caught:
        client.run_tools(ASK, [say_hello], model="m", max_rounds=2)
    assert isinstance(caught.value, LMStudioError)
    assert len(server.received) == 2
    roles = [message["role"] for message in caught.value.partial]
    assert roles == ["user", "assistant", "tool", "assistant", "tool"]
    server.script(answer("Enough."))
    assert client.run_tools(caught.value.partial, [say_hello], model="m").text == "Enough."


def test_an_error_of_the_server_keeps_the_chat_so_far(client: Any, server: FakeServer) -> None:
    server.script(asks(("say_hello", "")), reply(500, {"error": "crashed"}))
    with pytest.raises(InternalServerError, match="crashed") as caught:
        client.run_tools(ASK, [say_hello], model="m")
    assert caught.value.operation == "run_tools"
    assert [message["role"] for message in caught.value.partial] == ["user", "assistant", "tool"]


class Interrupted(BaseException):
    """As Ctrl-C is."""


def test_an_interruption_within_a_tool_is_not_told_to_the_model(client: Any, server: FakeServer) -> None:
    def stop() -> None:
        raise Interrupted

    server.script(asks(("stop", "")))
    with pytest.raises(Interrupted):
        client.run_tools(ASK, [stop], model="m")
    assert len(server.received) == 1


async def look_up(name: str) -> str:
    """Look a name up."""
    await asyncio.sleep(0)
    if name == "nobody":
        raise LookupError(name)
    return f"{name} was a countess"


def test_a_coroutine_function_is_awaited_on_asyncio(server: FakeServer) -> None:
    server.script(asks(("look_up", '{"name": "Ada"}'), ("look_up", '{"name": "nobody"}')), answer("A countess."))
    with twin("async", server.url) as client:
        run = client.run_tools(ASK, [look_up], model="m")
    assert [message["content"] for message in sent(server)["messages"][2:]] == [
        "Ada was a countess",
        "error: LookupError: nobody",
    ]
    assert run.text == "A countess."


def test_a_coroutine_function_is_refused_by_the_blocking_client(server: FakeServer) -> None:
    server.script(answer(""))
    with twin("sync", server.url) as client, pytest.raises(TypeError, match="look_up: coroutine functions need"):
        client.run_tools(ASK, [add, look_up], model="m")
    assert server.received == []


def test_a_slow_tool_does_not_hold_up_the_event_loop(server: FakeServer) -> None:
    async def both() -> None:
        loop, waiting, released = asyncio.get_running_loop(), asyncio.Event(), threading.Event()

        def wait() -> bool:
            """Wait for the event loop to go on."""
            loop.call_soon_threadsafe(waiting.set)
            return released.wait(10)

        async with AsyncLMStudio(server.url) as client:
            running = asyncio.create_task(client.run_tools(ASK, [wait], model="m"))
            await waiting.wait()
            released.set()
            await running

    server.script(asks(("wait", "")), answer("Done."))
    asyncio.run(both())
    assert sent(server)["messages"][-1]["content"] == "true"


def test_the_sandbox_has_tools_called_though_it_sends_empty_ids() -> None:
    with Sandbox("lmstudio", tool_call_ids="empty") as server, twin("sync", server.base_url) as client:
        asked = [{"role": "user", "content": 'call add {"first": 20, "second": 22}'}]
        run = client.run_tools(asked, [add], model=client.list_models()[0].id)
    assert (run.text, run.rounds) == ("Tool result: 42", 2)
