"""Streams: of jobs, which the real service cannot do; of single calls; and every way in which they break off."""

import json
import pickle
from typing import Any

import pytest

from fivefold.saas_litellm import exceptions
from fivefold.sandbox import Sandbox
from tests.core._server import Answer, FakeServer, Wire, reply

from .conftest import HELLO, NOBODY

BROKEN = "does not support the asynchronous context manager protocol"


def said(text: str, **more: Any) -> dict[str, Any]:
    """The body of a job of one call."""
    return {"job_type": "one", "messages": [{"role": "user", "content": text}], **more}


def told(*events: Any, whole: bool = True) -> Answer:
    """A stream of these: JSON values, or bytes as they are. Without `whole` the connection breaks off."""
    body = b"".join(each if isinstance(each, bytes) else f"data: {json.dumps(each)}\n\n".encode() for each in events)

    def answer(wire: Wire) -> bool:
        wire.send(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\n")
        wire.send(b"transfer-encoding: chunked\r\n\r\n%x\r\n%b\r\n" % (len(body), body))
        wire.send(b"0\r\n\r\n" if whole else b"")
        return whole

    return answer


def piece(content: Any, **more: Any) -> dict[str, Any]:
    """A chunk of a stream."""
    return {"id": "c1", "created": 7, "model": "m", "choices": [{"index": 0, "delta": {"content": content}}], **more}


DONE = b"data: [DONE]\n\n"


def test_a_stream_of_a_job_says_the_way_round(client: Any, server: Sandbox) -> None:
    job = client.create_job("stream")
    with pytest.raises(exceptions.StreamError, match=BROKEN) as caught:
        list(client.chat_stream(job, HELLO))
    assert "fallback='call'" in str(caught.value)
    assert (caught.value.partial, caught.value.status_code) == (None, 200)
    assert "make_llm_call" not in server.effects()
    assert client.get_job(job).status == "IN_PROGRESS"


def test_the_way_round(client: Any, server: Sandbox) -> None:
    job = client.create_job("stream")
    with client.chat_stream(job, HELLO, fallback="call") as stream:
        (chunk,) = stream
        assert chunk.choices[0].delta == {"role": "assistant", "content": "Echo: Hello"}
        assert stream.final().choices[0].finish_reason == "stop"
    assert stream.final().usage.total_tokens > 0
    assert server.effects()["make_llm_call"] == 1
    with pytest.raises(ValueError, match="fallback"):
        client.chat_stream(job, HELLO, fallback="wait")


def test_the_call_in_place_of_a_stream_is_looked_up_by_itself(client: Any, server: Sandbox) -> None:
    """The stream has left a failed call in the job: that is not this one."""
    job = client.create_job("stream")
    server.fault("make_llm_call", drop="before", times=1)
    with pytest.raises(exceptions.OutcomeUnknownError) as caught:
        list(client.chat_stream(job, HELLO, fallback="call"))
    assert len(client.get_job_costs(job).costs.breakdown) == 1
    assert client.resolve(caught.value) == "unknown"
    server.fault("make_llm_call", drop="after", times=1)
    with pytest.raises(exceptions.OutcomeUnknownError) as caught:
        list(client.chat_stream(job, HELLO, fallback="call"))
    assert client.resolve(caught.value).found.model == "gpt-4"


def test_a_server_that_was_mended(designed: Any, strict: Sandbox) -> None:
    job = designed.create_job("stream")
    with designed.chat_stream(job, HELLO, stop="END", purpose="greet", fallback="call") as stream:
        assert "".join(stream.text()) == "Echo: Hello"
    assert (stream.final().model, stream.final().choices[0].finish_reason) == ("gpt-4", "stop")
    assert "make_llm_call" not in strict.effects()
    assert strict.requests()[-1]["body"]["stop"] == ["END"]
    assert designed.get_job_costs(job).costs.breakdown[0].purpose == "greet"


@pytest.mark.parametrize("trouble", ["provider-429", "provider-drop", "provider-error-line", "cut-stream"])
def test_the_way_round_is_not_for_a_provider_that_fails(designed: Any, strict: Sandbox, trouble: str) -> None:
    """It would ask, and pay, a second time."""
    job = designed.create_job("stream")
    with pytest.raises(exceptions.StreamError) as caught:
        list(designed.chat_stream(job, [{"role": "user", "content": trouble}], fallback="call"))
    assert "fallback" not in str(caught.value)
    assert "make_llm_call" not in strict.effects()


@pytest.mark.parametrize("events", [[], [b": keepalive\n\n"]], ids=["nothing", "a comment"])
def test_the_way_round_is_not_for_a_stream_that_broke_off(wired: Any, script: FakeServer, events: Any) -> None:
    script.script(told(*events))
    with pytest.raises(exceptions.IncompleteStreamError):
        list(wired.chat_stream(NOBODY, HELLO, fallback="call"))
    assert len(script.received) == 1


def test_a_provider_that_fails_is_classified(client: Any) -> None:
    with pytest.raises(exceptions.StreamError, match="429 Too Many Requests") as caught:
        client.stream_create_and_call(said("provider-429")).final()
    assert caught.value.provider_status == 429
    assert "limits its calls: wait" in str(caught.value)


def test_an_error_line_of_the_provider(client: Any) -> None:
    stream = client.stream_create_and_call(said("a b c provider-error-line"))
    with pytest.raises(exceptions.StreamError, match="provider broke mid-stream") as caught:
        list(stream)
    assert caught.value.body == {"error": {"message": "provider broke mid-stream", "type": "server_error"}}
    assert caught.value.partial.text == "Echo: a"
    assert not isinstance(caught.value, exceptions.IncompleteStreamError)
    (job,) = client.iter_jobs()
    assert (job.status, job.credit_applied) == ("COMPLETED", True)


def test_a_stream_that_ends_early(client: Any) -> None:
    stream = client.stream_create_and_call(said("a b c cut-stream"))
    with pytest.raises(exceptions.IncompleteStreamError) as caught:
        stream.final()
    assert (caught.value.partial.text, stream.partial.text) == ("Echo: a", "Echo: a")
    copied = pickle.loads(pickle.dumps(caught.value))
    assert (str(copied), copied.partial) == (str(caught.value), caught.value.partial)


def test_a_null_content(client: Any, designed: Any) -> None:
    with pytest.raises(exceptions.StreamError, match="NoneType") as caught:
        client.stream_create_and_call(said("a b null-content")).final()
    assert caught.value.partial.text == "Echo: a"
    pieces = list(designed.stream_create_and_call(said("a b null-content")))
    assert all(isinstance(choice.delta.get("content", ""), str) for each in pieces for choice in each.choices)


def test_usage(client: Any) -> None:
    whole = client.stream_create_and_call(said("send-usage")).final()
    assert whole.usage.total_tokens == whole.usage.prompt_tokens + whole.usage.completion_tokens > 0
    assert client.stream_create_and_call(said("none")).final().usage is None


def test_a_stream_that_is_left(client: Any, server: Sandbox) -> None:
    for chunk in client.stream_create_and_call(said("one two three")):
        assert chunk.object == "chat.completion.chunk"
        break
    with client.stream_create_and_call(said("one two three")) as stream:
        next(iter(stream.text()))
    with pytest.raises(exceptions.IncompleteStreamError):
        stream.final()
    assert client.check_health().status == "healthy"
    assert server.effects()["stream_create_and_call"] == 2


@pytest.mark.parametrize(
    ("events", "text"),
    [
        ([piece("a"), b": keepalive\n\n", piece(None), piece("b")], "ab"),
        ([piece("a", usage={"total_tokens": 5, "prompt_tokens": None})], "a"),
        ([piece("a", usage={}), piece("", usage="?")], "a"),
        ([{"choices": []}, {"type": "ping"}, piece("a")], "a"),
        ([{"choices": [{"delta": None}]}, {"choices": [{"finish_reason": None}]}, piece("a")], "a"),
        ([{"choices": None, "id": None, "created": None}, piece("a")], "a"),
        ([piece(["parts"]), piece("a")], "a"),
        ([None, piece("a")], "a"),
        ([piece("\u2028\u0085é")], "\u2028\u0085é"),
    ],
)
def test_what_providers_leave_out(wired: Any, script: FakeServer, events: Any, text: str) -> None:
    script.script(told(*events, DONE))
    stream = wired.stream_create_and_call(said("x"))
    chunks = list(stream)
    assert "".join(choice.delta.get("content", "") for chunk in chunks for choice in chunk.choices) == text
    assert stream.final().text == text


@pytest.mark.parametrize(
    "chunk", [7, "text", {"choices": 5}, {"choices": ["?"]}, {"choices": [{"delta": 5}]}, piece("a", id=5)]
)
def test_what_is_no_chunk(wired: Any, script: FakeServer, chunk: Any) -> None:
    script.script(told(piece("a"), chunk, DONE))
    with pytest.raises(exceptions.ResponseValidationError) as caught:
        list(wired.stream_create_and_call(said("x")))
    assert (caught.value.partial.text, caught.value.body) == ("a", chunk)


def test_a_connection_that_breaks_within(wired: Any, script: FakeServer) -> None:
    script.script(told(piece("a"), whole=False))
    with pytest.raises(exceptions.IncompleteStreamError) as caught:
        list(wired.stream_create_and_call(said("x")))
    assert (caught.value.partial.text, len(script.received)) == ("a", 1)


@pytest.mark.parametrize("status", [401, 403, 404, 422, 500])
def test_a_refusal_before_the_stream(wired: Any, script: FakeServer, status: int) -> None:
    script.script(reply(status, {"detail": "no"}))
    with pytest.raises(exceptions.APIStatusError) as caught:
        list(wired.chat_stream(NOBODY, HELLO, fallback="call"))
    assert (caught.value.status_code, len(script.received)) == (status, 1)


def test_an_answer_that_is_no_stream(wired: Any, script: FakeServer) -> None:
    script.script(reply(200, {"call_id": NOBODY}))
    with pytest.raises(exceptions.ResponseValidationError, match="stream of events"):
        list(wired.chat_stream(NOBODY, HELLO))
