"""LM Studio's /v1/responses, whole and as named events; and its embeddings."""

import base64
import json
import math
import struct
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox
from tests.sandbox.lmstudio_tools import CHAT, EMBEDDER, THINKER, Event, stream

Connect = Callable[[Sandbox], httpx.Client]
PATH = "/v1/responses"
TOOL = {"type": "function", "name": "get_weather", "parameters": {"properties": {"city": {"type": "string"}}}}


@pytest.fixture
def server(launch: Callable[..., Sandbox]) -> Sandbox:
    return launch(service="lmstudio")


@pytest.fixture
def strict(launch: Callable[..., Sandbox], connect: Connect) -> httpx.Client:
    return connect(launch(service="lmstudio", quirks="off"))


def ask(http: httpx.Client, given: Any, **more: Any) -> dict[str, Any]:
    reply = http.post(PATH, json={"model": CHAT, "input": given, **more})
    assert reply.status_code == 200, reply.text
    return reply.json()


def check_order(events: list[Event]) -> None:
    assert all(name == data["type"] for name, data in events)
    assert [data["sequence_number"] for _, data in events] == list(range(len(events)))


def test_a_response(http: httpx.Client, strict: httpx.Client) -> None:
    body = ask(http, "hi", instructions="Be brief.", metadata={"a": "b"})
    (message,) = body["output"]
    assert message["content"] == [{"type": "output_text", "text": "Echo: hi", "logprobs": []}]
    assert (message["type"], message["role"], message["status"]) == ("message", "assistant", "completed")
    assert (body["object"], body["status"], body["model"], body["error"]) == ("response", "completed", CHAT, None)
    assert (body["instructions"], body["metadata"]) == ("Be brief.", {"a": "b"})
    assert body["usage"]["input_tokens"] == 3
    assert body["usage"]["total_tokens"] == 5
    assert ask(strict, "hi")["output"][0]["content"][0]["annotations"] == []


def test_its_events(http: httpx.Client) -> None:
    events = stream(http, PATH, {"model": CHAT, "input": "hi"})
    check_order(events)
    assert [name for name, _ in events] == [
        "response.created",
        "response.in_progress",
        "response.output_item.added",
        "response.content_part.added",
        "response.output_text.delta",
        "response.output_text.delta",
        "response.output_text.done",
        "response.content_part.done",
        "response.output_item.done",
        "response.completed",
    ]
    assert events[2][1]["item"]["content"] == []
    assert events[6][1]["text"] == "Echo: hi"
    assert events[-1][1]["response"]["output"] == [events[-2][1]["item"]]


def test_thoughts_are_an_item(http: httpx.Client) -> None:
    events = stream(http, PATH, {"model": THINKER, "input": "hi"})
    check_order(events)
    thoughts, message = events[-1][1]["response"]["output"]
    assert thoughts["content"] == [{"type": "reasoning_text", "text": "The user said: hi"}]
    assert (thoughts["type"], thoughts["summary"], message["type"]) == ("reasoning", [], "message")
    deltas = [data["delta"] for name, data in events if name == "response.reasoning_text.delta"]
    assert "".join(deltas) == "The user said: hi"


def test_tools(http: httpx.Client) -> None:
    events = stream(http, PATH, {"model": CHAT, "input": "weather in Rome", "tools": [TOOL]})
    check_order(events)
    (call,) = events[-1][1]["response"]["output"]
    assert (call["type"], call["name"], json.loads(call["arguments"])) == (
        "function_call",
        "get_weather",
        {"city": "Rome"},
    )
    fragments = [data["delta"] for name, data in events if name == "response.function_call_arguments.delta"]
    assert "".join(fragments) == call["arguments"]
    items = [
        {"role": "user", "content": [{"type": "input_text", "text": "weather in Rome"}]},
        call,
        {"type": "function_call_output", "call_id": call["call_id"], "output": "sunny"},
    ]
    assert ask(http, items, tools=[TOOL])["output"][0]["content"][0]["text"] == "Tool result: sunny"


def test_tools_of_a_server(http: httpx.Client) -> None:
    tool = {"type": "mcp", "server_label": "web", "server_url": "http://mcp.example"}
    call, message = ask(http, "search for it", tools=[tool])["output"]
    assert (call["type"], call["server_label"], call["name"]) == ("mcp_call", "web", "search")
    assert message["content"][0]["text"] == f"Tool result: {call['output']}"


def test_a_conversation_goes_on(http: httpx.Client) -> None:
    first = ask(http, "hi")
    second = ask(http, "hi", previous_response_id=first["id"])
    assert (second["previous_response_id"], second["usage"]["input_tokens"]) == (first["id"], 4)
    lost = http.post(PATH, json={"model": CHAT, "input": "hi", "previous_response_id": "resp_none"})
    assert (lost.status_code, lost.json()["error"]["code"]) == (400, "previous_response_not_found")
    unstored = ask(http, "hi", store=False)
    assert http.post(PATH, json={"input": "hi", "previous_response_id": unstored["id"]}).status_code == 400


def test_an_answer_that_is_too_long(http: httpx.Client) -> None:
    body = ask(http, "count to 9", max_output_tokens=2)
    assert (body["status"], body["incomplete_details"]) == ("incomplete", {"reason": "max_output_tokens"})
    assert body["output"][0]["content"][0]["text"] == "1 2"
    assert stream(http, PATH, {"model": CHAT, "input": "count to 9", "max_output_tokens": 2})[-1][0] == (
        "response.incomplete"
    )


def test_structure_is_ignored_here(http: httpx.Client, strict: httpx.Client) -> None:
    shape = {"format": {"type": "json_schema", "name": "n", "schema": {"properties": {"a": {"type": "integer"}}}}}
    texts = [ask(client, "a: 5", text=shape)["output"][0]["content"][0]["text"] for client in (http, strict)]
    assert texts == ["Echo: a: 5", '{"a": 5}']


def embed(http: httpx.Client, given: Any, **more: Any) -> dict[str, Any]:
    reply = http.post("/v1/embeddings", json={"model": EMBEDDER, "input": given, **more})
    assert reply.status_code == 200, reply.text
    return reply.json()


def likeness(one: list[float], other: list[float]) -> float:
    return math.fsum(a * b for a, b in zip(one, other, strict=True))


def test_embeddings_are_unit_vectors_of_words(http: httpx.Client) -> None:
    body = embed(http, ["red apple", "green apple", "fast car", "red apple"])
    vectors = [item["embedding"] for item in body["data"]]
    assert [item["index"] for item in body["data"]] == [0, 1, 2, 3]
    assert {len(vector) for vector in vectors} == {768}
    assert all(math.isclose(likeness(vector, vector), 1) for vector in vectors)
    assert vectors[0] == vectors[3]
    assert likeness(vectors[0], vectors[1]) > likeness(vectors[0], vectors[2]) + 0.3
    assert (body["model"], body["usage"]) == (f"{EMBEDDER}@q4_k_m", {"prompt_tokens": 0, "total_tokens": 0})
    assert http.post("/api/v0/embeddings", json={"model": EMBEDDER, "input": "a"}).json()["object"] == "list"


@pytest.mark.parametrize(("given", "count"), [("hi", 1), ([1, 2], 1), ([[1, 2], [3]], 2), (["a", "b"], 2)])
def test_inputs_of_embeddings(http: httpx.Client, given: Any, count: int) -> None:
    assert len(embed(http, given)["data"]) == count


def test_packed_and_short_embeddings_are_not_to_be_had(http: httpx.Client, strict: httpx.Client) -> None:
    (real,) = embed(http, "hi", encoding_format="base64", dimensions=8)["data"]
    assert len(real["embedding"]) == 768
    body = embed(strict, "hi", encoding_format="base64", dimensions=8)
    packed = struct.unpack("<8f", base64.b64decode(body["data"][0]["embedding"]))
    assert math.isclose(math.fsum(one * one for one in packed), 1, rel_tol=1e-5)
    assert (body["model"], body["usage"]) == (EMBEDDER, {"prompt_tokens": 1, "total_tokens": 1})
    (whole,) = embed(strict, "hi", dimensions=80_000_000)["data"]
    assert len(whole["embedding"]) == 768
