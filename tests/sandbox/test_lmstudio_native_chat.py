"""LM Studio's own chat: its nineteen events, its strictness, its memory and its tools."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox
from tests.sandbox.lmstudio_tools import CHAT, HUGE, OSS, PIXEL, SEEING, THINKER, Event, stream

Connect = Callable[[Sandbox], httpx.Client]
PATH = "/api/v1/chat"
SERVER = {
    "type": "ephemeral_mcp",
    "server_label": "web",
    "server_url": "http://mcp.example",
    "allowed_tools": ["fetch"],
}
INFO = {"type": "ephemeral_mcp", "server_label": "web"}


@pytest.fixture
def server(launch: Callable[..., Sandbox]) -> Sandbox:
    return launch(service="lmstudio")


def ask(http: httpx.Client, **body: Any) -> dict[str, Any]:
    reply = http.post(PATH, json={"model": CHAT, "input": "hi", **body})
    assert reply.status_code == 200, reply.text
    return reply.json()


def names(events: list[Event]) -> list[str]:
    """The names of events, of equal ones in a row the first."""
    assert all(name == data["type"] for name, data in events)
    told = [str(name) for name, _ in events]
    return [name for number, name in enumerate(told) if number == 0 or told[number - 1] != name]


def test_an_answer(http: httpx.Client) -> None:
    body = ask(http)
    assert body.pop("response_id").startswith("resp_")
    assert body == {
        "model_instance_id": CHAT,
        "output": [{"type": "message", "content": "Echo: hi"}],
        "stats": {
            "input_tokens": 1,
            "total_output_tokens": 2,
            "reasoning_output_tokens": 0,
            "tokens_per_second": 500,
            "time_to_first_token_seconds": 0.022,
        },
    }
    assert "response_id" not in ask(http, store=False)


def test_the_events_of_a_model_that_is_loaded_and_thinks(http: httpx.Client) -> None:
    events = stream(http, PATH, {"model": THINKER, "input": "hi"})
    assert names(events) == [
        "chat.start",
        "model_load.start",
        "model_load.progress",
        "model_load.end",
        "prompt_processing.start",
        "prompt_processing.progress",
        "prompt_processing.end",
        "reasoning.start",
        "reasoning.delta",
        "reasoning.end",
        "message.start",
        "message.delta",
        "message.end",
        "chat.end",
    ]
    progress = [data["progress"] for name, data in events if name == "model_load.progress"]
    assert progress == [0.25, 0.5, 0.75, 1]
    assert "".join(data["content"] for name, data in events if name == "message.delta") == "Echo: hi"
    result = events[-1][1]["result"]
    assert result["output"] == [
        {"type": "reasoning", "content": "The user said: hi"},
        {"type": "message", "content": "Echo: hi"},
    ]
    assert (result["stats"]["reasoning_output_tokens"], result["stats"]["model_load_time_seconds"]) == (4, 0.2)
    assert "model_load.start" not in names(stream(http, PATH, {"model": THINKER, "input": "hi"}))


def test_tools_of_a_server(http: httpx.Client) -> None:
    body = {"model": CHAT, "input": "fetch the page", "integrations": [SERVER]}
    events = stream(http, PATH, body)
    called = [event for event in events if str(event[0]).startswith("tool_call.")]
    assert names(called) == ["tool_call.start", "tool_call.arguments", "tool_call.success"]
    assert called[0][1] == {"type": "tool_call.start", "tool": "fetch", "provider_info": INFO}
    call, message = events[-1][1]["result"]["output"]
    assert call == {**called[2][1], "type": "tool_call"}
    assert call["arguments"] == called[1][1]["arguments"] == {"query": "fetch the page"}
    assert message["content"] == f"Tool result: {call['output']}"


@pytest.mark.parametrize(
    ("text", "metadata"),
    [
        ('call nothing {"a": 1}', {"type": "invalid_name", "tool_name": "nothing", "arguments": {"a": 1}}),
        ('call fetch {"a": ', {"type": "invalid_arguments", "tool_name": "fetch", "provider_info": INFO}),
    ],
)
def test_calls_that_cannot_be(http: httpx.Client, text: str, metadata: dict[str, Any]) -> None:
    events = stream(http, PATH, {"model": CHAT, "input": text, "integrations": [SERVER]})
    failure = next(data for name, data in events if name == "tool_call.failure")
    assert failure["metadata"] == metadata
    first = events[-1][1]["result"]["output"][0]
    assert first == {"type": "invalid_tool_call", "reason": failure["reason"], "metadata": metadata}


def test_an_error_does_not_end_a_stream(http: httpx.Client) -> None:
    lost = {**SERVER, "server_url": "http://unreachable"}
    events = stream(http, PATH, {"model": CHAT, "input": "hi", "integrations": [lost]})
    error = {"type": "mcp_connection_error", "message": "Could not connect to web"}
    assert events[1] == ("error", {"type": "error", "error": error})
    assert events[-1][1]["result"]["output"] == [{"type": "message", "content": "Echo: hi"}]
    reply = http.post(PATH, json={"model": CHAT, "input": "hi", "integrations": [lost]})
    assert (reply.status_code, reply.json()) == (500, {"error": error})


@pytest.mark.parametrize(
    ("body", "kind", "output"),
    [
        ({"input": "please fail midway"}, "internal_error", [{"type": "message", "content": "Echo: please"}]),
        ({"input": "word " * 4096}, "invalid_request", []),
        ({"model": HUGE}, "model_load_failed", []),
    ],
)
def test_what_was_produced_before_an_error(
    http: httpx.Client, body: dict[str, Any], kind: str, output: list[Any]
) -> None:
    events = stream(http, PATH, {"model": CHAT, "input": "hi", **body})
    errors = [data["error"]["type"] for name, data in events if name == "error"]
    assert (errors, events[-1][1]["result"]["output"]) == ([kind], output)
    reply = http.post(PATH, json={"model": CHAT, "input": "hi", **body})
    status = 400 if kind == "invalid_request" else 500
    assert (reply.status_code, reply.json()["error"]["type"]) == (status, kind)


def test_plugins_need_a_token(http: httpx.Client, launch: Callable[..., Sandbox], connect: Connect) -> None:
    body = {"model": CHAT, "input": "search for it", "integrations": ["mcp/web"]}
    refused = http.post(PATH, json=body)
    assert (refused.status_code, refused.json()["error"]["param"]) == (400, "integrations")
    guarded = connect(launch(service="lmstudio", token="sk-lm-abcdefgh:0123456789"))
    guarded.headers["Authorization"] = "Bearer sk-lm-abcdefgh:0123456789"
    call = guarded.post(PATH, json=body).json()["output"][0]
    assert (call["tool"], call["provider_info"]) == ("search", {"type": "plugin", "plugin_id": "mcp/web"})
    lost = guarded.post(PATH, json={**body, "integrations": [{"type": "plugin", "id": "mcp/unreachable"}]})
    assert lost.json()["error"]["type"] == "plugin_connection_error"


def test_a_conversation_goes_on(http: httpx.Client) -> None:
    first = ask(http, system_prompt="Be kind.")
    second = ask(http, previous_response_id=first["response_id"])
    assert (first["stats"]["input_tokens"], second["stats"]["input_tokens"]) == (3, 6)
    lost = http.post(PATH, json={"model": CHAT, "input": "hi", "previous_response_id": "resp_none"})
    assert (lost.status_code, lost.json()["error"]["code"]) == (400, "previous_response_not_found")


def test_items(http: httpx.Client) -> None:
    items = [
        {"type": "message", "content": "what"},
        {"type": "text", "content": "is this?"},
        {"type": "image", "data_url": PIXEL},
    ]
    assert ask(http, model=SEEING, input=items)["output"][0]["content"] == "Echo: what\nis this? [1 image]"
    assert http.post(PATH, json={"model": CHAT, "input": items}).json()["error"]["code"] == "unsupported_input"


def test_limits(http: httpx.Client) -> None:
    assert ask(http, input="count to 9", max_output_tokens=3)["output"][0]["content"] == "1 2 3"
    ask(http, model=SEEING, context_length=16)
    models = {model["key"]: model for model in http.get("/api/v1/models").json()["models"]}
    assert models[SEEING]["loaded_instances"][0]["config"]["context_length"] == 16


@pytest.mark.parametrize(
    ("body", "message", "code"),
    [
        ({"stop": "x", "seed": 1}, "Unrecognized key(s) in object: 'stop', 'seed'", "unrecognized_keys"),
        ({"messages": []}, "Unrecognized key(s) in object: 'messages'", "unrecognized_keys"),
        ({"input": 5}, "Expected string or array, received number", "invalid_type"),
        ({"input": [{"type": "audio"}]}, "Invalid input", "invalid_union"),
        ({"stream": "yes"}, "Expected boolean, received string", "invalid_type"),
        ({"store": None}, "Expected boolean, received null", "invalid_type"),
        ({"temperature": 1.5}, "Number must be less than or equal to 1", "too_big"),
        ({"integrations": [{"type": "web"}]}, "Invalid integration", "invalid_union"),
        ({"input": [{"type": "image", "data_url": "http://a/b.png"}]}, "'data_url' must be a base64", "invalid_string"),
        ({"reasoning": "max"}, "Invalid enum value. Expected 'off' | 'low'", "invalid_enum"),
        ({"reasoning": "high"}, f"Model '{CHAT}' does not support the reasoning setting", "unsupported_reasoning"),
        ({"model": OSS, "reasoning": "off"}, f"Model '{OSS}' does not support the", "unsupported_reasoning"),
    ],
)
def test_requests_are_read_strictly(
    server: Sandbox, http: httpx.Client, body: dict[str, Any], message: str, code: str
) -> None:
    reply = http.post(PATH, json={"model": CHAT, "input": "hi", **body})
    error = reply.json()["error"]
    assert (reply.status_code, error["type"], error["code"]) == (400, "invalid_request", code)
    assert error["message"].startswith(message)
    assert server.effects() == {}


def test_a_model_must_be_there(http: httpx.Client) -> None:
    reply = http.post(PATH, json={"model": "any", "input": "hi"})
    assert (reply.status_code, reply.json()["error"]["type"]) == (404, "model_not_found")


def test_reasoning_can_be_chosen(http: httpx.Client) -> None:
    assert [item["type"] for item in ask(http, model=THINKER, reasoning="off")["output"]] == ["message"]
    assert [item["type"] for item in ask(http, model=OSS, reasoning="high")["output"]] == ["reasoning", "message"]
