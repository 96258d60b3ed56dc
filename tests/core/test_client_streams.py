"""Streams of both twins over real sockets: what arrives, how it ends, and what is left of it."""

import pickle
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from fivefold import RetryConfig, errors

from ._server import FakeServer, Wire, head, item, reply
from ._story import TWINS, Told, tell
from ._stream_server import (
    BODY,
    DONE,
    EVENT_STREAM,
    LONG,
    PATIENCE,
    dripping,
    each,
    entered,
    streaming,
    whole,
    word,
    zipped,
)
from ._tiny_calls import Text, Word

AT_ONCE = RetryConfig(max_retries=2, backoff_factor=0)
KEY = "key-secret-0815"


@pytest.fixture
def gate(server: FakeServer) -> Iterator[threading.Event]:
    """What a server may wait for; it is there in the end."""
    opened = threading.Event()
    yield opened
    opened.set()


@pytest.mark.parametrize(*TWINS)
def test_a_stream_tells_its_chunks_its_whole_and_its_answer(twin: str, server: FakeServer) -> None:
    server.script(streaming(word("a"), word("") + word("b", stop=True), DONE, extra="x-request-id: r-1\r\n"))

    def story(client: Any) -> Told:
        stream = client.stream_words(BODY)
        assert (stream.partial, stream.status_code, dict(stream.headers), stream.attempts) == (None, None, {}, ())
        for _ in range(2):
            assert (yield entered(stream)) is stream
            assert (stream.partial, stream.status_code, stream.request_id) == (None, 200, "r-1")
        assert stream.headers["Content-Type"] == EVENT_STREAM
        assert len(stream.attempts) == 1
        assert (yield each(stream)) == [Word("a"), Word(""), Word("b", stop=True)]
        for _ in range(2):
            assert (yield stream.final()) == stream.partial == Text("ab", whole=True)
            assert (yield each(stream)) == []
            assert (yield entered(stream)) is stream
        assert (yield client.stream_words(BODY).text()) == ["a", "b"]
        assert (yield client.stream_words(BODY).final()) == Text("ab", whole=True)
        assert (yield client.with_raw_response.stream_words(BODY).final()) == Text("ab", whole=True)

    tell(twin, story, server.url)
    assert [request.json for request in server.received] == [BODY] * 4


@pytest.mark.parametrize("body", [b"data: [DONE]\n\n", b"data: [DONE]"])
@pytest.mark.parametrize(*TWINS)
def test_after_its_marker_a_connection_is_used_again(twin: str, body: bytes, server: FakeServer) -> None:
    server.script(streaming(word("a"), body), whole("b"), streaming(word("c", stop=True)), item())

    def story(client: Any) -> Told:
        for text in "abc":
            assert (yield client.stream_words(BODY).text()) == [text]
        yield client.get_item("1")

    tell(twin, story, server.url, max_concurrency=1, deadline=PATIENCE)
    assert server.connections == 1


def endless(wire: Wire) -> bool:
    """Goes on after its marker, for as long as somebody listens."""
    streaming(word("a"), DONE, ends=False)(wire)
    wire.drip(b"1\r\n \r\n" * LONG)
    return False


@pytest.mark.parametrize(*TWINS)
def test_a_server_that_goes_on_after_the_marker_is_not_listened_to(twin: str, server: FakeServer) -> None:
    server.script(endless, item())

    def story(client: Any) -> Told:
        assert (yield client.stream_words(BODY).text()) == ["a"]
        yield client.get_item("1")

    tell(twin, story, server.url, max_concurrency=1, deadline=PATIENCE)
    assert server.connections == 2


@pytest.mark.parametrize(*TWINS)
def test_a_stream_that_is_closed_early_gives_its_connection_up(
    twin: str, server: FakeServer, gate: threading.Event
) -> None:
    server.script(streaming(word("a"), word("b"), gate), item())

    def story(client: Any) -> Told:
        stream = client.stream_words(BODY)
        yield entered(stream)
        yield stream.close()
        yield stream.close()
        for again in (lambda: each(stream), stream.final, stream.text):
            with pytest.raises(errors.IncompleteStreamError) as caught:
                yield again()
            assert caught.value.message == "the stream was closed before its end"
            assert caught.value.operation == "stream_words"
        yield client.get_item("1")
        never = client.stream_words(BODY)
        yield never.close()
        with pytest.raises(errors.IncompleteStreamError):
            yield never.final()

    tell(twin, story, server.url, max_concurrency=1, deadline=PATIENCE)
    assert [request.connection for request in server.received] == [1, 2]


#: The head of a stream and its first chunk.
STARTED = head(200, length=None, content_type=EVENT_STREAM, extra="transfer-encoding: chunked\r\n") + (
    b"%x\r\n%s\r\n" % (len(word("a")), word("a"))
)

#: Ways to fail once the stream has begun, and the error.
BROKEN = {
    "cut in a chunk": (lambda wire: wire.send(STARTED + b"40\r\ndata: {"), errors.IncompleteStreamError),
    "cut in an event": (streaming(word("a"), b'data: {"te'), errors.IncompleteStreamError),
    "no marker": (streaming(word("a")), errors.IncompleteStreamError),
    "hung up": (streaming(word("a"), ends=False), errors.IncompleteStreamError),
    "an error": (streaming(word("a"), b'data: {"error": "no credit"}\n\n'), errors.StreamError),
    "an error in words": (streaming(word("a"), b"event: error\ndata: no credit\n\n"), errors.StreamError),
    "no chunk": (streaming(word("a"), b'data: {"text": 7}\n\n'), errors.ResponseValidationError),
    "too large": (streaming(word("a"), b"data: " + b"x" * 2000), errors.ResponseValidationError),
    "broken gzip": (
        streaming(zipped(word("a"))[0], b"\x00" * 20, extra="content-encoding: gzip\r\n"),
        errors.IncompleteStreamError,
    ),
}


@pytest.mark.parametrize("way", BROKEN)
@pytest.mark.parametrize(*TWINS)
def test_a_failure_tells_what_had_arrived_and_is_told_again(twin: str, way: str, server: FakeServer) -> None:
    answer, kind = BROKEN[way]
    server.script(answer, item())

    def story(client: Any) -> Told:
        stream = client.stream_words(BODY)
        with pytest.raises(kind) as caught:
            yield each(stream)
        assert caught.value.service == "tiny"
        assert caught.value.partial == stream.partial == Text("a", whole=False)
        for again in (lambda: each(stream), stream.final, stream.text, lambda: entered(stream)):
            with pytest.raises(kind) as repeated:
                yield again()
            assert repeated.value is caught.value
        copy = pickle.loads(pickle.dumps(caught.value))
        assert (type(copy), copy.partial, str(copy)) == (type(caught.value), stream.partial, str(caught.value))
        yield client.get_item("1")

    tell(twin, story, server.url, max_concurrency=1, deadline=PATIENCE, retry=AT_ONCE, max_response_bytes=1000)
    assert len(server.received) == 2


def test_a_partial_that_cannot_be_pickled_keeps_its_error_from_it() -> None:
    error = errors.StreamError("no credit")
    error.partial = threading.Lock()
    with pytest.raises(TypeError):
        pickle.dumps(error)


# --- What is no stream -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "kind", "told"),
    [
        (reply(200, {"error": "unexpected endpoint"}), errors.ResponseValidationError, "unexpected endpoint"),
        (reply(200, b"<title>Login</title>", content_type="text/html"), errors.ResponseValidationError, "a web page"),
        (reply(200, b""), errors.ResponseValidationError, "expected a stream"),
        (reply(204), errors.ResponseValidationError, "expected a stream"),
        (streaming(), errors.IncompleteStreamError, "before its end marker"),
        (streaming(kind="", ends=True), errors.IncompleteStreamError, "before its end marker"),
        (streaming(b'data: {"error": "no credit"}\n\n', status=500), errors.InternalServerError, "HTTP 500: no credit"),
        (streaming(b"event: error\ndata: no credit\n\n", status=402), errors.APIStatusError, "no credit"),
        (reply(404, {"detail": "no model"}), errors.NotFoundError, "no model"),
        (reply(200, {"text": "x" * 2000}), errors.ResponseValidationError, "larger than 1000 bytes"),
    ],
)
@pytest.mark.parametrize(*TWINS)
def test_what_is_no_stream_is_told_for_what_it_is(
    twin: str, answer: Any, kind: type[errors.APIError], told: str, server: FakeServer
) -> None:
    server.script(answer, item())

    def story(client: Any) -> Told:
        stream = client.stream_words(BODY)
        with pytest.raises(kind, match=told) as caught:
            yield each(stream)
        assert (caught.value.partial, stream.partial) == (None, None)
        yield client.get_item("1")

    tell(twin, story, server.url, max_concurrency=1, deadline=PATIENCE, max_response_bytes=1000)


@pytest.mark.parametrize(*TWINS)
def test_comments_for_ever_end_by_the_timeout(twin: str, server: FakeServer) -> None:
    server.script(dripping(200), item())

    def story(client: Any) -> Told:
        with pytest.raises(errors.APITimeoutError, match=r"no event came within 0\.3 s") as caught:
            yield client.stream_words(BODY).final()
        assert not isinstance(caught.value, errors.DeadlineExceededError)
        with pytest.raises(errors.DeadlineExceededError):
            yield client.with_options(deadline=0.1).stream_words(BODY).final()
        yield client.get_item("1")

    server.script(dripping(200), dripping(200), item())
    tell(twin, story, server.url, max_concurrency=1, timeout=0.3)


@pytest.mark.parametrize(*TWINS)
def test_a_refusal_that_drips_ends_by_the_timeout_although_a_stream_has_no_deadline(
    twin: str, server: FakeServer
) -> None:
    server.script(dripping(500), item())

    def story(client: Any) -> Told:
        with pytest.raises(errors.InternalServerError):
            yield client.stream_words(BODY).final()
        yield client.get_item("1")

    tell(twin, story, server.url, max_concurrency=1, timeout=0.3)
