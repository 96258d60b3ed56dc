"""LM Studio's texts: what is answered to a prompt, within which limits, whole and token by token."""

from collections.abc import Callable

import httpx
import pytest

from fivefold.sandbox import Sandbox
from tests.sandbox.lmstudio_tools import CHAT, chunks, joined, stream, user


@pytest.fixture
def server(launch: Callable[..., Sandbox]) -> Sandbox:
    return launch(service="lmstudio")


def test_the_settings_a_client_needs(server: Sandbox) -> None:
    assert server.base_url.endswith("/v1")
    assert server.env == {"LMSTUDIO_BASE_URL": server.base_url}


def test_a_completion(http: httpx.Client) -> None:
    reply = http.post("/v1/completions", json={"model": CHAT, "prompt": "once upon a time", "temperature": 0.7})
    body = reply.json()
    assert body.pop("id").startswith("cmpl-")
    assert body == {
        "object": "text_completion",
        "created": 1767225600,
        "model": CHAT,
        "choices": [{"index": 0, "text": "Echo: once upon a time", "logprobs": None, "finish_reason": "stop"}],
        "system_fingerprint": CHAT,
        "usage": {"prompt_tokens": 4, "completion_tokens": 5, "total_tokens": 9},
        "stats": {},
    }
    assert reply.headers["content-type"] == "application/json; charset=utf-8"
    assert (reply.headers["x-powered-by"], reply.headers["keep-alive"]) == ("Express", "timeout=5")


def test_a_chat(http: httpx.Client) -> None:
    messages = [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "hi"},
        {"role": "assistant", "content": "Echo: hi"},
        {"role": "user", "content": [{"type": "text", "text": "how are"}, {"type": "text", "text": "you?"}]},
    ]
    body = http.post("/v1/chat/completions", json={"model": CHAT, "messages": messages, "seed": 7}).json()
    assert body["choices"] == [
        {
            "index": 0,
            "logprobs": None,
            "finish_reason": "stop",
            "message": {"role": "assistant", "content": "Echo: how are\nyou? [seed 7]"},
        }
    ]
    assert body["object"] == "chat.completion"
    assert body["id"].startswith("chatcmpl-")
    assert body["usage"] == {"prompt_tokens": 8, "completion_tokens": 6, "total_tokens": 14}


def test_the_same_request_is_answered_alike_after_a_reset(server: Sandbox, http: httpx.Client) -> None:
    request = {"model": CHAT, "messages": user("hello"), "seed": 3}
    first = http.post("/v1/chat/completions", json=request).json()
    server.reset()
    assert http.post("/v1/chat/completions", json=request).json() == first


@pytest.mark.parametrize(
    ("limits", "text", "reason"),
    [
        ({"max_tokens": 2}, "1 2", "length"),
        ({"max_tokens": -1}, "1 2 3 4 5", "stop"),
        ({"max_tokens": None}, "1 2 3 4 5", "stop"),
        ({"max_tokens": 0}, "", "length"),
        ({"max_tokens": 5}, "1 2 3 4 5", "stop"),
        ({"stop": " 3"}, "1 2", "stop"),
        ({"stop": ["9", "4", " 3 4"]}, "1 2", "stop"),
        ({"stop": "3", "max_tokens": 1}, "1", "length"),
    ],
)
@pytest.mark.parametrize("streamed", [False, True])
def test_limits(http: httpx.Client, limits: dict[str, object], text: str, reason: str, streamed: bool) -> None:
    request = {"model": CHAT, "prompt": "Count to 5.", **limits}
    if streamed:
        parts = chunks(stream(http, "/v1/completions", request))
        assert ("".join(part["choices"][0]["text"] for part in parts), parts[-1]["choices"][0]["finish_reason"]) == (
            text,
            reason,
        )
    else:
        choice = http.post("/v1/completions", json=request).json()["choices"][0]
        assert (choice["text"], choice["finish_reason"]) == (text, reason)


def test_several_prompts_have_a_choice_each(http: httpx.Client) -> None:
    request = {"model": CHAT, "prompt": ["one", "two"]}
    body = http.post("/v1/completions", json=request).json()
    assert [(choice["index"], choice["text"]) for choice in body["choices"]] == [(0, "Echo: one"), (1, "Echo: two")]
    parts = chunks(stream(http, "/v1/completions", request))
    assert [part["choices"][0]["index"] for part in parts] == [0, 0, 0, 1, 1, 1]


def test_a_streamed_chat(http: httpx.Client) -> None:
    parts = chunks(stream(http, "/v1/chat/completions", {"model": CHAT, "messages": user("hello there")}))
    assert [part["choices"][0]["delta"] for part in parts] == [
        {"role": "assistant", "content": "Echo:"},
        {"role": "assistant", "content": " hello"},
        {"role": "assistant", "content": " there"},
        {},
    ]
    assert [part["choices"][0]["finish_reason"] for part in parts] == [None, None, None, "stop"]
    assert {part["object"] for part in parts} == {"chat.completion.chunk"}
    assert len({(part["id"], part["created"], part["model"], part["system_fingerprint"]) for part in parts}) == 1
    assert all("usage" not in part and "stats" not in part for part in parts)


def test_without_the_quirk_the_role_comes_once(
    launch: Callable[..., Sandbox], connect: Callable[[Sandbox], httpx.Client]
) -> None:
    http = connect(launch(service="lmstudio", quirks="off"))
    parts = chunks(stream(http, "/v1/chat/completions", {"model": CHAT, "messages": user("hi")}))
    assert [part["choices"][0]["delta"] for part in parts] == [
        {"role": "assistant", "content": "Echo:"},
        {"content": " hi"},
        {},
    ]


@pytest.mark.parametrize("path", ["/v1/chat/completions", "/v1/completions"])
def test_usage_in_a_stream_is_a_chunk_of_its_own(http: httpx.Client, path: str) -> None:
    request = {"model": CHAT, "messages": user("hi"), "prompt": "hi", "stream_options": {"include_usage": True}}
    *_, last = chunks(stream(http, path, request))
    assert last["choices"] == []
    assert last["usage"] == {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}


def test_every_character_goes_both_ways_raw(http: httpx.Client) -> None:
    text = 'a\u2028b\u2029c\u0085d \U0001f600 é \\ " \x00'
    whole = http.post("/v1/chat/completions", json={"model": CHAT, "messages": user(text)})
    assert whole.json()["choices"][0]["message"]["content"] == f"Echo: {text}"
    assert "\u2028".encode() in whole.content
    parts = chunks(stream(http, "/v1/chat/completions", {"model": CHAT, "messages": user(text)}))
    assert joined(parts, "content") == f"Echo: {text}"


def test_a_lone_surrogate_stays_escaped(http: httpx.Client) -> None:
    content = rb'{"model": "x", "prompt": "\ud800"}'
    reply = http.post("/v1/completions", content=content, headers={"Content-Type": "application/json"})
    assert rb'"text":"Echo: \ud800"' in reply.content


def test_older_answers_tell_more(http: httpx.Client) -> None:
    request = {"model": CHAT, "messages": user("hi"), "prompt": "hi", "max_tokens": 1}
    for path in ("/api/v0/chat/completions", "/api/v0/completions"):
        body = http.post(path, json=request).json()
        assert body["stats"] == {
            "tokens_per_second": 500,
            "time_to_first_token": 0.022,
            "generation_time": 0.002,
            "stop_reason": "maxPredictedTokensReached",
        }
        info = {"arch": "qwen2", "quant": "Q4_K_M", "format": "gguf", "context_length": 4096}
        assert body["model_info"] == info
        assert list(body["runtime"]) == ["name", "version", "supported_formats"]
        assert chunks(stream(http, path, request))[-1]["model_info"] == info


@pytest.mark.parametrize(
    ("request_", "reason"),
    [({"stop": "Echo"}, "stopStringFound"), ({}, "eosFound"), ({"draft_model": "d"}, "eosFound")],
)
def test_reasons_to_stop(http: httpx.Client, request_: dict[str, object], reason: str) -> None:
    stats = http.post("/api/v0/completions", json={"prompt": "hi", **request_}).json()["stats"]
    assert stats["stop_reason"] == reason
    assert ("accepted_draft_tokens_count" in stats) == ("draft_model" in request_)


def test_an_answer_ends_where_the_context_does(server: Sandbox, http: httpx.Client) -> None:
    server.seed({"models": [{"key": "small", "loaded": True, "context_length": 10}]})
    choice = http.post("/api/v0/completions", json={"model": "small", "prompt": "count to 100"}).json()
    assert choice["choices"][0]["text"] == "1 2 3 4 5 6 7"
    assert (choice["choices"][0]["finish_reason"], choice["stats"]["stop_reason"]) == ("length", "contextLengthReached")
