"""LM Studio's chats beyond text: tools, structured answers, thoughts, images."""

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox
from tests.sandbox.lmstudio_tools import CHAT, ODD, OSS, PIXEL, SEEING, THINKER, WEATHER, chunks, joined, stream, user

PATH = "/v1/chat/completions"
ADD = {
    "type": "function",
    "function": {
        "name": "addNumbers",
        "parameters": {"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "number"}}},
    },
}
NOW = {"type": "function", "function": {"name": "current_time"}}


@pytest.fixture
def server(launch: Callable[..., Sandbox]) -> Sandbox:
    return launch(service="lmstudio")


def chat(http: httpx.Client, text: Any, **more: Any) -> dict[str, Any]:
    reply = http.post(PATH, json={"model": CHAT, "messages": user(text), **more})
    assert reply.status_code == 200, reply.text
    return reply.json()["choices"][0]


def test_a_tool_is_called_with_arguments_from_the_text(http: httpx.Client) -> None:
    choice = chat(http, "What will the weather in Paris be for 3 days?", tools=[WEATHER])
    (call,) = choice["message"]["tool_calls"]
    assert choice["finish_reason"] == "tool_calls"
    assert "content" not in choice["message"]
    assert call["id"].isdigit()
    assert (call["type"], call["function"]["name"]) == ("function", "get_weather")
    assert json.loads(call["function"]["arguments"]) == {"city": "Paris", "days": 3}


def test_after_the_results_the_model_answers_with_them(http: httpx.Client) -> None:
    call = {"id": "1", "type": "function", "function": {"name": "get_weather", "arguments": "{}"}}
    messages = [
        *user("weather?"),
        {"role": "assistant", "content": None, "tool_calls": [call]},
        {"role": "tool", "tool_call_id": "1", "content": "sunny"},
        {"role": "tool", "tool_call_id": "2", "content": "windy"},
    ]
    request = {"model": CHAT, "messages": messages, "tools": [WEATHER]}
    choice = http.post(PATH, json=request).json()["choices"][0]
    assert choice["message"]["content"] == "Tool result: sunny; windy"
    again = http.post(PATH, json={**request, "tool_choice": "required"}).json()["choices"][0]
    assert again["finish_reason"] == "tool_calls"


@pytest.mark.parametrize(
    ("choice", "text", "calls"),
    [
        ("none", "weather", 0),
        ("auto", "hello", 0),
        ("auto", "weather", 1),
        ("required", "hello", 1),
        ("auto", "the weather at this time", 2),
    ],
)
def test_when_tools_are_called(http: httpx.Client, choice: str, text: str, calls: int) -> None:
    message = chat(http, text, tools=[WEATHER, NOW], tool_choice=choice)["message"]
    assert len(message.get("tool_calls", [])) == calls
    assert ("content" in message) == (calls == 0)


def test_names_come_in_snake_case_and_empty_arguments_as_empty_text(
    http: httpx.Client, launch: Callable[..., Sandbox], connect: Callable[[Sandbox], httpx.Client]
) -> None:
    made = chat(http, "add the numbers 2 and 40.5, and tell the time", tools=[ADD, NOW])["message"]["tool_calls"]
    assert [call["function"]["name"] for call in made] == ["add_numbers", "current_time"]
    assert json.loads(made[0]["function"]["arguments"]) == {"a": 2, "b": 40.5}
    assert made[1]["function"]["arguments"] == ""
    plain = connect(launch(service="lmstudio", quirks="off"))
    made = chat(plain, "add the numbers 2 and 40.5, and tell the time", tools=[ADD, NOW])["message"]["tool_calls"]
    assert [call["function"]["name"] for call in made] == ["addNumbers", "current_time"]
    assert made[1]["function"]["arguments"] == "{}"


def test_a_call_that_is_spelt_out_is_made_right_or_wrong(http: httpx.Client) -> None:
    (call,) = chat(http, 'please call no_such_tool {"a": ', tools=[WEATHER])["message"]["tool_calls"]
    assert call["function"] == {"name": "no_such_tool", "arguments": '{"a":'}


def test_streamed_calls_have_id_and_name_once(http: httpx.Client) -> None:
    request = {"model": CHAT, "messages": user("weather and time"), "tools": [WEATHER, NOW]}
    parts = chunks(stream(http, PATH, request))
    fragments = [part["choices"][0]["delta"]["tool_calls"][0] for part in parts[:-1]]
    assert [one["index"] for one in fragments] == [0] * (len(fragments) - 1) + [1]
    assert [("id" in one, "name" in one["function"]) for one in fragments] == [
        (True, True),
        *[(False, False)] * (len(fragments) - 2),
        (True, True),
    ]
    arguments = "".join(one["function"]["arguments"] for one in fragments if one["index"] == 0)
    assert json.loads(arguments) == {"city": "example city", "days": 1}
    assert parts[-1]["choices"][0] == {"index": 0, "delta": {}, "logprobs": None, "finish_reason": "tool_calls"}


def test_ids_may_be_empty_and_are_refused_when_they_come_back(
    launch: Callable[..., Sandbox], connect: Callable[[Sandbox], httpx.Client]
) -> None:
    http = connect(launch(service="lmstudio", **ODD))
    message = chat(http, "weather", tools=[WEATHER])["message"]
    assert message["tool_calls"][0]["id"] == ""
    messages = [*user("weather"), message, {"role": "tool", "tool_call_id": "", "content": "sunny"}]
    reply = http.post(PATH, json={"model": CHAT, "messages": messages})
    assert (reply.status_code, reply.json()) == (400, {"error": "Invalid 'messages' in payload"})


def test_a_structured_answer_takes_what_the_text_says(http: httpx.Client) -> None:
    schema = {
        "type": "object",
        "properties": {
            "name": {"type": "string"},
            "age": {"type": "integer"},
            "mood": {"enum": ["glad", "sad"]},
            "tags": {"type": "array", "items": {"type": "string"}},
            "boss": {"anyOf": [{"$ref": "#/$defs/Person"}, {"type": "null"}]},
        },
        "required": ["name", "age"],
        "$defs": {"Person": {"type": "object", "properties": {"email": {"type": "string", "format": "email"}}}},
    }
    text = "Extract: name: Ada Lovelace, age: 36, mood: sad. Tags: math, poetry"
    shape = {"type": "json_schema", "json_schema": {"name": "person", "strict": "true", "schema": schema}}
    choice = chat(http, text, response_format=shape)
    assert json.loads(choice["message"]["content"]) == {
        "name": "Ada Lovelace",
        "age": 36,
        "mood": "sad",
        "tags": ["math", "poetry"],
        "boss": {"email": "ada@example.com"},
    }
    assert chat(http, text, response_format=shape, max_tokens=2)["finish_reason"] == "length"
    assert chat(http, "hi", response_format={"type": "text"})["message"]["content"] == "Echo: hi"


@pytest.mark.parametrize("schema", [{"enum": 5}, {"properties": ["a"]}, {"type": "integer", "multipleOf": "x"}])
def test_a_schema_that_is_none_is_refused(http: httpx.Client, schema: dict[str, Any]) -> None:
    shape = {"type": "json_schema", "json_schema": {"schema": schema}}
    reply = http.post(PATH, json={"model": CHAT, "messages": user("hi"), "response_format": shape})
    assert (reply.status_code, reply.json()) == (
        400,
        {"error": "Failed to initialize samplers: failed to parse grammar"},
    )


@pytest.mark.parametrize(("model", "field"), [(THINKER, "reasoning_content"), (OSS, "reasoning")])
def test_models_that_think_have_their_own_field_for_it(http: httpx.Client, model: str, field: str) -> None:
    request = {"model": model, "messages": user("hi")}
    body = http.post(PATH, json=request).json()
    message = {"role": "assistant", "content": "Echo: hi", field: "The user said: hi"}
    assert body["choices"][0]["message"] == message
    assert body["usage"]["completion_tokens_details"] == {"reasoning_tokens": 4}
    parts = chunks(stream(http, PATH, request))
    assert (joined(parts, field), joined(parts, "content")) == ("The user said: hi", "Echo: hi")
    quiet = http.post(PATH, json={**request, "reasoning_effort": "none"}).json()
    assert quiet["choices"][0]["message"] == {"role": "assistant", "content": "Echo: hi"}


def test_a_model_thinks_when_it_is_told_to(http: httpx.Client) -> None:
    message = chat(http, "Think step by step.")["message"]
    assert message["reasoning_content"] == "The user said: Think step by step."


def test_thoughts_may_be_inline(launch: Callable[..., Sandbox], connect: Callable[[Sandbox], httpx.Client]) -> None:
    http = connect(launch(service="lmstudio", **ODD))
    content = "<think>\nThe user said: hi\n</think>\n\nEcho: hi"
    assert chat(http, "hi")["message"] == {"role": "assistant", "content": content}
    parts = chunks(stream(http, PATH, {"model": CHAT, "messages": user("hi")}))
    assert joined(parts, "content") == content


def test_images_are_seen_by_models_that_can(http: httpx.Client) -> None:
    parts = [{"type": "text", "text": "What is it?"}, {"type": "image_url", "image_url": {"url": PIXEL}}]
    assert chat(http, parts, model=SEEING)["message"]["content"] == "Echo: What is it? [1 image]"
