"""Servers that misbehave, and values that no server should be sent."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from fivefold.lmstudio import LMStudioError, exceptions
from tests.core._server import FakeServer, reply

from ._replay import chunk, stream

ASK = [{"role": "user", "content": "hi"}]
CHAT = {"model": "m", "messages": ASK}
TEXT = {"model": "m", "prompt": "p"}
INPUT = {"model": "m", "input": "p"}
Use = Callable[[Any], Any]


def nothing() -> None:
    """Do nothing."""


#: Every operation: by its method, how it is called.
USES: dict[str, Use] = {
    "list_models": lambda client: client.list_models(),
    "create_completion": lambda client: client.create_completion(TEXT),
    "create_completion_simple": lambda client: client.create_completion_simple("m", "p"),
    "stream_completion": lambda client: client.stream_completion(TEXT).final(),
    "create_chat_completion": lambda client: client.create_chat_completion(CHAT),
    "stream_chat_completion": lambda client: client.stream_chat_completion(CHAT).final(),
    "parse": lambda client: client.parse(ASK, dict[str, int], model="m"),
    "run_tools": lambda client: client.run_tools(ASK, [nothing], model="m"),
    "create_embeddings": lambda client: client.create_embeddings(INPUT),
    "create_response": lambda client: client.create_response(INPUT),
    "stream_response": lambda client: client.stream_response(INPUT).final(),
    "native.list_models": lambda client: client.native.list_models(),
    "native.load_model": lambda client: client.native.load_model({"model": "m"}),
    "native.unload_model": lambda client: client.native.unload_model({"instance_id": "m"}),
    "native.download_model": lambda client: client.native.download_model({"model": "m"}),
    "native.get_download": lambda client: client.native.get_download("7"),
    "native.wait_for_download": lambda client: client.native.wait_for_download("7"),
    "native.chat": lambda client: client.native.chat(INPUT),
    "native.stream_chat": lambda client: client.native.stream_chat(INPUT).final(),
    "v0.list_models": lambda client: client.v0.list_models(),
    "v0.get_model": lambda client: client.v0.get_model("m"),
    "v0.create_completion": lambda client: client.v0.create_completion(TEXT),
    "v0.stream_completion": lambda client: client.v0.stream_completion(TEXT).final(),
    "v0.create_chat_completion": lambda client: client.v0.create_chat_completion(CHAT),
    "v0.stream_chat_completion": lambda client: client.v0.stream_chat_completion(CHAT).final(),
    "v0.create_embeddings": lambda client: client.v0.create_embeddings(INPUT),
}
#: Successes that are none: body, content type, and whether the server's word `Boom` is in it.
FALSE: list[tuple[Any, str, bool]] = [
    ({"error": "Boom"}, "application/json", True),
    ({"error": {"message": "Boom", "type": "x", "code": 7}}, "application/json", True),
    ({"error": {"message": "Boom"}, "message": "Boom"}, "application/json; charset=utf-8", True),
    (b'data: {"error": {"message": "Boom"}}\n\n', "text/event-stream", True),
    ({"error": True}, "application/json", False),
    ([], "application/json", False),
    (b"null", "application/json", False),
    (b"", "application/json", False),
    (b"\xff\xfe", "application/json", False),
    (b'{"id": NaN}', "application/json", False),
    (b"[" * 50_000, "application/json", False),
    (b"<html><title>Boom</title></html>", "text/html", False),
    (b"data: 1\n\n", "text/event-stream", False),
]


@pytest.mark.parametrize("name", USES)
def test_a_success_that_is_none_is_an_error_whatever_it_looks_like(name: str, wired: Any, server: FakeServer) -> None:
    for body, content_type, told in FALSE:
        asked = len(server.received)
        server.script(reply(200, body, content_type=content_type))
        with pytest.raises(LMStudioError) as caught:
            USES[name](wired)
        error = caught.value
        assert isinstance(error, exceptions.ResponseValidationError | exceptions.StreamError)
        assert (error.error_type, error.status_code, len(server.received)) == ("api_error", 200, asked + 1)
        assert not told or str(error).startswith("api_error: Boom\n")
        assert error.operation == name.replace(".", "_")
        assert "sk-lm-secret" not in str(error) + repr(vars(error))


STREAMS: dict[str, tuple[Use, Any]] = {
    "chat": (USES["stream_chat_completion"], chunk({"content": "Hi"})),
    "completion": (USES["stream_completion"], {**chunk(), "choices": [{"index": 0, "text": "Hi"}]}),
    "response": (USES["stream_response"], {"type": "response.output_text.delta", "delta": "Hi"}),
    "native": (USES["native.stream_chat"], {"type": "message.delta", "content": "Hi"}),
}
ERRORS: list[Any] = [
    {"error": "Boom"},
    {"error": {"message": "Boom"}},
    ("error", "Boom"),
    ("error", {"message": "Boom"}),
    b"event: error\ndata: Boom\n\n",
]


@pytest.mark.parametrize("name", STREAMS)
def test_an_error_in_any_spelling_ends_any_stream(name: str, wired: Any, server: FakeServer) -> None:
    use, first = STREAMS[name]
    for event in ERRORS:
        asked = len(server.received)
        server.script(stream(first, event, done=False))
        with pytest.raises(exceptions.StreamError, match=r"^api_error: Boom\n") as caught:
            use(wired)
        assert type(caught.value) is exceptions.StreamError
        assert "Hi" in repr(caught.value.partial)
        assert len(server.received) == asked + 1


NOISE: dict[str, list[Any]] = {
    "chat": [chunk({"tool_calls": [{}]}), chunk({"tool_calls": None}), chunk({}, usage={}), chunk({"new": 1}, new=2)],
    "completion": [{**chunk(), "choices": [{"index": 0, "text": None}, {"index": 0}]}],
    "response": [
        {"type": "response.never.heard.of", "x": 1},
        {"type": "response.output_text.delta", "delta": "a", "output_index": -1, "content_index": -5},
        {"type": "response.output_text.delta", "delta": "a", "output_index": 9, "content_index": 10**9},
        {"type": "response.output_text.delta", "delta": "a", "output_index": 9, "content_index": 10**9},
        {"type": "response.output_item.added", "output_index": 3, "item": {"type": "odd", "content": "text"}},
        {"type": "response.output_text.delta", "delta": "a", "output_index": 3},
        {"type": "response.output_item.added", "output_index": 4, "item": {"type": "odd", "content": [1]}},
        {"type": "response.reasoning_text.delta", "delta": "a", "output_index": 4},
        {"type": "response.content_part.added", "output_index": 5, "part": {"type": "odd", "text": 7}},
        {"type": "response.output_text.delta", "delta": "a", "output_index": 5},
    ],
    "native": [{"type": "never.heard.of"}, {"type": "tool_call.failure"}, {"type": "tool_call.success", "tool": "t"}],
}


@pytest.mark.parametrize("name", NOISE)
def test_what_nobody_expects_in_a_stream_does_no_harm(name: str, wired: Any, server: FakeServer) -> None:
    use, first = STREAMS[name]
    server.script(stream(*NOISE[name], first, done=False))
    with pytest.raises(exceptions.IncompleteStreamError) as caught:
        use(wired)
    assert "Hi" in repr(caught.value.partial)


@pytest.mark.parametrize(
    ("events", "problem"),
    [
        ([{"choices": []}], "missing 'id'"),
        ([chunk(), {**chunk(), "choices": [{"index": 0}]}], "choices[0]: missing 'delta'"),
        ([chunk({"content": 1})], "choices[0].delta.content: expected a string"),
        ([chunk({"tool_calls": [{"index": "0"}]})], "choices[0].delta.tool_calls[0].index: expected an integer"),
        ([b"data: {no\n\n"], "an event is not JSON"),
        ([b"data: " + b"[" * 50_000 + b"\n\n"], "nested too deeply"),
        ([None], "expected an object, got NoneType"),
    ],
)
def test_a_chunk_that_cannot_be_read_is_told_with_its_place(
    events: list[Any], problem: str, wired: Any, server: FakeServer
) -> None:
    server.script(stream(chunk({"content": "Hi"}), *events))
    with pytest.raises(exceptions.ResponseValidationError) as caught:
        wired.stream_chat_completion(CHAT).final()
    assert problem in str(caught.value)
    assert caught.value.partial.choices[0].message.content == "Hi"


ENDLESS: list[Any] = []
ENDLESS.append(ENDLESS)


@pytest.mark.parametrize("bad", [float("nan"), ENDLESS, b"bytes", {1}, object(), 5])
def test_nothing_is_sent_for_what_is_no_text(bad: Any, wired: Any, server: FakeServer) -> None:
    uses: list[Callable[[], Any]] = [
        lambda: wired.create_completion_simple("m", bad),
        lambda: wired.create_completion_simple(bad, "p"),
        lambda: wired.stream_chat_completion({"model": "m", "messages": [{"role": "user", "content": bad}]}).final(),
        lambda: wired.run_tools([{"role": bad, "content": "a"}], [nothing], model="m"),
        lambda: wired.native.chat({"model": "m", "input": bad}),
        lambda: wired.v0.get_model(bad),
        lambda: wired.native.wait_for_download(bad),
    ]
    for use in uses:
        with pytest.raises((TypeError, ValueError)):
            use()
    assert server.received == []


@pytest.mark.parametrize("odd", ["", "\0", "\ud800", "\u2028", "🦙" * 500_000])
def test_any_text_is_sent_as_it_is(odd: str, wired: Any, server: FakeServer) -> None:
    server.script(stream(chunk({"content": odd[:2]}, "stop")))
    whole = wired.stream_chat_completion({"model": "m", "messages": iter([{"role": "user", "content": odd}])}).final()
    assert whole.choices[0].message.content == odd[:2]
    assert json.loads(server.received[0].body)["messages"] == [{"role": "user", "content": odd}]


@pytest.mark.parametrize("seen", ["chunked", "whole"])
def test_calls_that_all_have_the_number_0_stay_apart(seen: str, wired: Any, server: FakeServer) -> None:
    def part(**fields: Any) -> Any:
        return chunk({"tool_calls": [{"index": 0, **fields}]})

    if seen == "whole":
        events = [part(id=name, function={"name": name, "arguments": "{}"}) for name in "ab"]
    else:
        starts = [(part(id=name, function={"name": name}), part(function={"arguments": "{}"})) for name in "ab"]
        events = [event for pair in starts for event in pair]
    server.script(stream(*events, chunk({}, "tool_calls")))
    calls = wired.stream_chat_completion(CHAT).final().choices[0].message.tool_calls
    assert [(call.id, call.function.name, call.function.arguments) for call in calls] == [
        ("a", "a", "{}"),
        ("b", "b", "{}"),
    ]
