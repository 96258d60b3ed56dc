"""Streams over real sockets: what is asked for, how they end, how they fail."""

from typing import Any

import pytest

from fivefold import errors
from fivefold.lmstudio import exceptions
from fivefold.lmstudio.schemas import ChatCompletionRequest, CompletionRequest
from tests.core._server import FakeServer, Wire, head, reply

from ._replay import chunk, stream

CHAT: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": "hi"}]}
HELLO = [chunk({"role": "assistant", "content": "Hel"}), chunk({"role": "assistant", "content": "lo"})]
END = chunk({}, "stop")
USAGE = chunk(usage={"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3})


def test_a_stream_is_read_chunk_by_chunk_and_as_a_whole(wired: Any, server: FakeServer) -> None:
    server.script(stream(*HELLO, END, USAGE))
    with wired.stream_chat_completion(CHAT) as told:
        assert (told.status_code, told.headers["content-type"]) == (200, "text/event-stream")
        chunks = list(told)
        whole = told.final()
    assert [each.choices[0].delta.content for each in chunks[:2]] == ["Hel", "lo"]
    assert (whole.choices[0].message.content, whole.usage.total_tokens) == ("Hello", 3)
    (request,) = server.received
    assert request.line == "POST /v1/chat/completions HTTP/1.1"
    assert request.json == {**CHAT, "stream": True, "stream_options": {"include_usage": True}}
    assert request.headers["authorization"] == "Bearer sk-lm-secret"


def test_its_text_and_then_the_next_call_on_the_same_connection(wired: Any, server: FakeServer) -> None:
    server.script(stream(*HELLO, END))
    assert list(wired.stream_chat_completion(CHAT).text()) == ["Hel", "lo"]
    assert list(wired.stream_chat_completion(CHAT).text()) == ["Hel", "lo"]
    assert server.connections == 1


@pytest.mark.parametrize(
    "body",
    [
        {**CHAT, "stream_options": {"include_usage": False}},
        ChatCompletionRequest(**CHAT, stream_options={"include_usage": False}, stream=False),
    ],
    ids=["mapping", "model"],
)
def test_what_the_caller_says_about_the_usage_holds(body: Any, wired: Any, server: FakeServer) -> None:
    server.script(stream(*HELLO, END))
    before = body.to_dict() if isinstance(body, ChatCompletionRequest) else dict(body)
    wired.stream_chat_completion(body).final()
    assert server.received[0].json == {**CHAT, "stream": True, "stream_options": {"include_usage": False}}
    assert (body.to_dict() if isinstance(body, ChatCompletionRequest) else body) == before


@pytest.mark.parametrize("body", [["no"], "no", {"model": "m"}, CompletionRequest(model="m", prompt="p")])
def test_a_body_that_does_not_fit_is_refused_before_anything_is_sent(body: Any, wired: Any, server: FakeServer) -> None:
    with pytest.raises((TypeError, ValueError)):
        wired.stream_chat_completion(body)
    assert server.received == []


def test_a_stream_may_end_with_a_finish_reason_and_no_marker(wired: Any, server: FakeServer) -> None:
    server.script(stream(*HELLO, END, done=False))
    assert wired.stream_chat_completion(CHAT).final().choices[0].finish_reason == "stop"


@pytest.mark.parametrize("whole", [True, False], ids=["ended", "broken off"])
def test_without_either_it_is_incomplete_and_keeps_what_came(whole: bool, wired: Any, server: FakeServer) -> None:
    server.script(stream(*HELLO, done=False, whole=whole))
    told = wired.stream_chat_completion(CHAT)
    with pytest.raises(exceptions.IncompleteStreamError) as caught:
        list(told)
    assert caught.value.partial.choices[0].message.content == "Hello"
    assert told.partial.choices[0].message.content == "Hello"
    assert (caught.value.operation, len(server.received)) == ("stream_chat_completion", 1)
    assert isinstance(caught.value, errors.IncompleteStreamError)


def test_no_event_at_all_is_incomplete(wired: Any, server: FakeServer) -> None:
    server.script(stream(done=False))
    with pytest.raises(exceptions.IncompleteStreamError) as caught:
        wired.stream_chat_completion(CHAT).final()
    assert caught.value.partial is None


@pytest.mark.parametrize(
    "event",
    [
        ("error", {"error": {"message": "Input does not fit"}, "message": "Input does not fit"}),
        {"error": "Input does not fit"},
        {"error": {"message": "Input does not fit", "type": "server_error"}},
    ],
    ids=["named", "text", "object"],
)
def test_an_error_within_a_stream(event: Any, wired: Any, server: FakeServer) -> None:
    server.script(stream(*HELLO, event, done=False))
    with pytest.raises(exceptions.StreamError, match="api_error: Input does not fit") as caught:
        wired.stream_chat_completion(CHAT).final()
    assert type(caught.value) is exceptions.StreamError
    assert caught.value.partial.choices[0].message.content == "Hello"
    assert (caught.value.error_type, caught.value.status_code, len(server.received)) == ("api_error", 200, 1)


def test_a_refusal_is_retried_before_the_stream_begins(wired: Any, server: FakeServer) -> None:
    server.script(reply(503, {"error": "busy"}), stream(*HELLO, END))
    told = wired.stream_chat_completion(CHAT)
    assert told.final().choices[0].message.content == "Hello"
    assert [attempt.status for attempt in told.attempts] == [503, 200]


def test_a_success_that_is_no_stream_is_told_in_the_words_of_the_server(wired: Any, server: FakeServer) -> None:
    server.script(reply(200, {"error": "Unexpected endpoint or method. (POST /chat/completions)"}))
    with pytest.raises(exceptions.ResponseValidationError, match="api_error: Unexpected endpoint") as caught:
        wired.stream_chat_completion(CHAT).final()
    assert "base_url" in str(caught.value)


def test_silence_after_the_first_words_is_a_timeout_and_nothing_is_sent_again(wired: Any, server: FakeServer) -> None:
    def falters(wire: Wire) -> bool:
        wire.send(head(200, length=None, content_type="text/event-stream") + b": alive\n\n")
        wire.drip(b": " + b"." * 200)
        return False

    server.script(falters)
    with pytest.raises(exceptions.APITimeoutError, match="timeout_error: Request timeout: ") as caught:
        wired.view(timeout=0.1).stream_chat_completion(CHAT).final()
    assert caught.value.error_type is exceptions.ErrorType.TIMEOUT_ERROR
    assert len(server.received) == 1


def test_a_stream_that_is_left_early_is_closed(wired: Any, server: FakeServer) -> None:
    server.script(stream(*HELLO, END), reply(200, {"data": []}))
    with wired.stream_chat_completion(CHAT) as told:
        assert next(iter(told)).choices[0].delta.content == "Hel"
    assert told.partial.choices[0].message.content == "Hel"
    with pytest.raises(errors.IncompleteStreamError):
        told.final()
    assert wired.list_models() == []


def test_a_completion_stream(wired: Any, server: FakeServer) -> None:
    envelope = {"id": "c", "object": "text_completion", "created": 1, "model": "m"}
    texts = [{"index": 0, "text": "a"}, {"index": 0, "text": "b", "finish_reason": "stop"}]
    server.script(stream(*({**envelope, "choices": [choice]} for choice in texts)))
    told = wired.stream_completion({"model": "m", "prompt": "p"})
    assert list(told.text()) == ["a", "b"]
    assert told.final().choices[0].text == "ab"
    (request,) = server.received
    assert (request.line, request.json["stream"]) == ("POST /v1/completions HTTP/1.1", True)


RESPONSE = {"id": "resp_1", "status": "completed", "output": []}


def test_a_response_stream_ends_at_its_last_event(wired: Any, server: FakeServer) -> None:
    delta = ("response.output_text.delta", {"type": "response.output_text.delta", "delta": "Hi"})
    server.script(stream(delta, ("response.completed", {"response": RESPONSE}), done=False))
    told = wired.stream_response({"model": "m", "input": "p"})
    assert list(told.text()) == ["Hi"]
    assert told.final().to_dict() == RESPONSE
    assert server.received[0].json == {"model": "m", "input": "p", "stream": True}


@pytest.mark.parametrize(
    "event",
    [{"type": "error", "message": "gone", "code": "x"}, ("error", {"message": "gone"}), {"error": {"message": "gone"}}],
    ids=["typed", "named", "untyped"],
)
def test_an_error_within_a_response_stream(event: Any, wired: Any, server: FakeServer) -> None:
    server.script(stream({"type": "response.output_text.delta", "delta": "Hi"}, event, done=False))
    with pytest.raises(exceptions.StreamError, match="api_error: gone") as caught:
        wired.stream_response({"model": "m", "input": "p"}).final()
    assert caught.value.partial.output[0].content[0].text == "Hi"


def test_an_error_event_of_the_native_api_does_not_end_the_chat(wired: Any, server: FakeServer) -> None:
    error: dict[str, Any] = {"type": "error", "error": {"type": "mcp_connection_error", "message": "no such plugin"}}
    result: dict[str, Any] = {"model_instance_id": "m", "output": [{"type": "message", "content": "Hi"}]}
    events: list[dict[str, Any]] = [
        {"type": "chat.start", "model_instance_id": "m"},
        error,
        {"type": "chat.end", "result": result},
    ]
    server.script(stream(*((event["type"], event) for event in events), done=False))
    told = wired.native.stream_chat({"model": "m", "input": "p"})
    assert [event.type for event in told] == ["chat.start", "error", "chat.end"]
    assert told.final().to_dict() == result
    (request,) = server.received
    assert (request.line, request.json) == (
        "POST /api/v1/chat HTTP/1.1",
        {"model": "m", "input": "p", "stream": True},
    )


def test_a_native_chat_that_broke_off_and_an_error_that_is_no_event(wired: Any, server: FakeServer) -> None:
    start, delta = {"type": "chat.start", "model_instance_id": "m"}, {"type": "message.delta", "content": "Hi"}
    server.script(stream(start, delta, done=False))
    with pytest.raises(exceptions.IncompleteStreamError) as caught:
        wired.native.stream_chat({"model": "m", "input": "p"}).final()
    assert caught.value.partial.output[0].content == "Hi"
    server.script(stream(start, {"error": "crashed"}, done=False))
    with pytest.raises(exceptions.StreamError, match="crashed"):
        wired.native.stream_chat({"model": "m", "input": "p"}).final()


def test_an_event_that_is_no_object(wired: Any, server: FakeServer) -> None:
    server.script(stream([1], done=False))
    for open_ in (wired.native.stream_chat, wired.stream_response):
        with pytest.raises(exceptions.ResponseValidationError, match="expected an object"):
            open_({"model": "m", "input": "p"}).final()
