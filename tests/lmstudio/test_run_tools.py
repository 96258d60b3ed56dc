"""`run_tools` of both twins on the sandbox: what tools tell the model, how a run is bounded, left and interrupted."""

import asyncio
import threading
from typing import Annotated, Any

import pytest

from fivefold import AsyncLMStudio, LMStudio
from fivefold.lmstudio import exceptions
from fivefold.sandbox import Sandbox
from tests.sandbox.lmstudio_tools import CHAT, user


def multiply(first: int, second: Annotated[int, "by what"] = 2) -> int:
    """Multiply two numbers."""
    return first * second


def divide(first: int, second: int) -> float:
    """Divide two numbers."""
    return first / second


def takes_nothing() -> list[str]:
    """List what there is."""
    return ["a", "b"]


TOOLS = [multiply, divide, takes_nothing]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('call multiply {"first": 6, "second": 7}', "42"),
        ('call multiply {"first": 6}', "12"),
        ('call divide {"first": 1, "second": 0}', "error: ZeroDivisionError: division by zero"),
        ('call divide {"first": 1}', "error: invalid arguments: missing 'second'"),
        (
            'call divide {"first": 1, "second": "0"}',
            "error: invalid arguments: second: expected an integer, got str '0'",
        ),
        ('call multiply {"first": 1,', "error: invalid arguments: expected JSON, got str '{\"first\": 1,'"),
        ("call fly {}", "error: there is no tool 'fly', only multiply, divide, takes_nothing"),
        ("call takesNothing {}", '["a", "b"]'),
    ],
)
def test_what_comes_of_a_call_is_told_to_the_model(said: str, told: str, client: Any, lmstudio_server: Sandbox) -> None:
    run = client.run_tools(user(said), TOOLS, model=CHAT)
    assert run.rounds == 2
    assert run.text.startswith(f"Tool result: {told}")
    first, second = (request["body"] for request in lmstudio_server.requests())
    assert first["tools"] == second["tools"]
    assert first["tools"][0]["function"]["parameters"]["properties"]["second"]["description"] == "by what"
    asked, answered = second["messages"][1:]
    assert answered["tool_call_id"] == asked["tool_calls"][0]["id"]
    assert answered["content"].startswith(told)


def test_a_model_that_never_stops_asking_is_bounded(client: Any, lmstudio_server: Sandbox) -> None:
    messages = [*user("call takes_nothing {}"), {"role": "assistant", "content": "Well."}]
    run = client.run_tools(messages, TOOLS, model=CHAT, max_rounds=2)
    assert run.rounds == 2
    with pytest.raises(exceptions.APIError, match="still asks for tools after 1 answers") as caught:
        client.run_tools(messages, TOOLS, model=CHAT, max_rounds=1)
    error = caught.value
    assert (error.service, error.operation, error.error_type) == ("lmstudio", "run_tools", "api_error")
    assert [message["role"] for message in error.partial] == ["user", "assistant", "assistant", "tool"]
    assert client.run_tools(error.partial, TOOLS, model=CHAT).text == 'Tool result: ["a", "b"]'
    assert len(messages) == 2


def test_options_and_views(client: Any, lmstudio_server: Sandbox) -> None:
    asked = user('call divide {"first": 1, "second": 4}')
    assert client.raw.run_tools(asked, TOOLS, model=CHAT).text == "Tool result: 0.25"
    view = client.view(headers={"x-mine": "yes"})
    run = view.run_tools((each for each in asked), TOOLS, model=CHAT, tool_choice="required", seed=1, max_tokens=-1)
    assert run.completion.choices[0].message.content == run.text
    first, second = lmstudio_server.requests()[-2:]
    assert {first["headers"]["x-mine"], second["headers"]["x-mine"]} == {"yes"}
    assert (first["body"]["tool_choice"], second["body"].get("tool_choice")) == ("required", None)
    assert (second["body"]["seed"], second["body"]["max_tokens"]) == (1, -1)


def test_thoughts_are_kept_in_the_chat_and_not_in_the_text(client: Any) -> None:
    heard: list[Any] = []
    run = client.run_tools(user("think step by step"), TOOLS, model=CHAT, on_message=heard.append)
    assert (run.rounds, heard) == (1, run.messages[1:])
    assert "Echo: think step by step" in run.text
    assert "<think>" not in run.text


def test_a_wrong_token_or_model_is_the_error_of_the_run(client: Any, lmstudio_server: Sandbox) -> None:
    lmstudio_server.fault("create_chat_completion", status=401, body={"error": "no token"}, skip=1)
    with pytest.raises(exceptions.AuthenticationError) as caught:
        client.run_tools(user("call takes_nothing {}"), TOOLS, model=CHAT)
    assert (caught.value.operation, caught.value.status_code) == ("run_tools", 401)
    assert [message["role"] for message in caught.value.partial] == ["user", "assistant", "tool"]


def test_ctrl_c_within_a_tool_ends_the_run_and_leaves_a_client_that_works(lmstudio_server: Sandbox) -> None:
    def takes_long() -> None:
        raise KeyboardInterrupt

    with LMStudio(lmstudio_server.base_url) as client:
        with pytest.raises(KeyboardInterrupt):
            client.run_tools(user("call takes_long {}"), [takes_long], model=CHAT)
        assert len(lmstudio_server.requests()) == 1
        assert client.list_models()


def test_cancelling_a_run_cancels_its_coroutine_tool(lmstudio_server: Sandbox) -> None:
    seen: list[str] = []

    async def main() -> None:
        begun = asyncio.Event()

        async def takes_long() -> None:
            """Wait for ever."""
            begun.set()
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                seen.append("cancelled")
                raise

        async with AsyncLMStudio(lmstudio_server.base_url) as client:
            run = asyncio.create_task(client.run_tools(user("call takes_long {}"), [takes_long], model=CHAT))
            await begun.wait()
            run.cancel()
            with pytest.raises(asyncio.CancelledError):
                await run
            seen.append((await client.list_models())[0].id)

    asyncio.run(main())
    assert seen == ["cancelled", CHAT]
    assert [request["operation"] for request in lmstudio_server.requests()] == ["create_chat_completion", "list_models"]


def test_runs_side_by_side_on_one_client(lmstudio_server: Sandbox) -> None:
    """Each waits in its tool until all are there, so none holds up another; plain functions run in threads."""
    meeting, together = threading.Barrier(3), asyncio.Barrier(3)

    def meet() -> str:
        """Meet in threads."""
        meeting.wait(20)
        return "met"

    async def gather() -> str:
        """Meet on the loop."""
        await together.wait()
        return "gathered"

    async def main() -> list[Any]:
        async with AsyncLMStudio(lmstudio_server.base_url) as client:
            chats = [user("call meet {}")] * 3 + [user("call gather {}")] * 3
            return await asyncio.gather(*(client.run_tools(chat, [meet, gather], model=CHAT) for chat in chats))

    assert [run.text for run in asyncio.run(main())] == ["Tool result: met"] * 3 + ["Tool result: gathered"] * 3
