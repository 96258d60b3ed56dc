"""Streams of both twins over real sockets: tries, threads, compression, other stacks, logs."""

import logging
import os
import pickle
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from fivefold import RetryConfig, errors
from tests.conftest import ENGINE

from ._server import FakeServer, item, reply, reset, silence
from ._story import TWINS, Told, tell
from ._stream_server import (
    BODY,
    DONE,
    PATIENCE,
    as_they_come,
    dripping,
    each,
    one,
    paced,
    streaming,
    whole,
    word,
    zipped,
)
from ._tiny import Tiny
from ._tiny_calls import Word

AT_ONCE = RetryConfig(max_retries=2, backoff_factor=0)
KEY = "key-secret-0815"


@pytest.fixture
def gate(server: FakeServer) -> Iterator[threading.Event]:
    """What a server may wait for; it is there in the end."""
    opened = threading.Event()
    yield opened
    opened.set()


@pytest.mark.parametrize(
    ("method", "first", "tries", "kind"),
    [
        ("stream_words", reply(503), 2, None),
        ("stream_words", reply(502), 2, None),
        ("stream_words", silence, 1, errors.APIConnectionError),
        ("stream_words", reset, 1, errors.APIConnectionError),
        ("stream_order", reply(503), 2, None),
        ("stream_order", reply(429), 2, None),
        ("stream_order", reply(502), 1, errors.OutcomeUnknownError),
        ("stream_order", silence, 1, errors.OutcomeUnknownError),
        ("stream_order", reset, 1, errors.OutcomeUnknownError),
        ("stream_order", streaming(b": ping\n\n", ends=False), 1, errors.OutcomeUnknownError),
        ("stream_words", streaming(b": ping\n\n", ends=False), 1, errors.APIConnectionError),
        ("stream_words", streaming(word("a"), ends=False), 1, errors.IncompleteStreamError),
    ],
)
@pytest.mark.parametrize(*TWINS)
def test_a_stream_is_tried_again_as_its_class_allows_and_never_once_it_began(
    twin: str, method: str, first: Any, tries: int, kind: Any, server: FakeServer
) -> None:
    server.script(first, whole("b"))

    def story(client: Any) -> Told:
        stream = getattr(client, method)(BODY)
        if kind is None:
            assert (yield stream.text()) == ["b"]
            assert len(stream.attempts) == tries
            return
        with pytest.raises(kind) as caught:
            yield stream.text()
        assert len(caught.value.attempts) == tries

    tell(twin, story, server.url, retry=AT_ONCE)
    assert len(server.received) == tries


@pytest.mark.parametrize(*TWINS)
def test_a_stream_that_was_never_connected_is_tried_again(twin: str) -> None:
    def story(client: Any) -> Told:
        for method in (client.stream_words, client.stream_order):
            with pytest.raises(errors.APIConnectionError) as caught:
                yield method(BODY).final()
            assert not isinstance(caught.value, errors.OutcomeUnknownError)
            assert len(caught.value.attempts) == 3

    tell(twin, story, "http://127.0.0.1:9", retry=AT_ONCE)


# --- Many at once, and other stacks ------------------------------------------------------------------------------


def test_many_threads_read_streams_of_one_client(server: FakeServer) -> None:
    server.script(whole(*"abcdefgh"))
    with Tiny(server.url, max_concurrency=4, deadline=PATIENCE) as client, ThreadPoolExecutor(16) as pool:
        told = list(pool.map(lambda _: client.stream_words(BODY).final().text, range(100)))
    assert told == ["abcdefgh"] * 100
    # pyreqwest can use a connection again a moment after its answer has ended; those moments are few.
    assert server.connections <= (4 if os.environ[ENGINE] == "httpx" else 25)


@pytest.mark.parametrize(*TWINS)
def test_each_event_is_handed_out_as_it_comes(twin: str, server: FakeServer) -> None:
    heard = {text: threading.Event() for text in "abc"}
    server.script(paced(heard))
    assert tell(twin, as_they_come(heard), server.url, timeout=PATIENCE / 2) == ["a", "b", "c"]


@pytest.mark.parametrize(*TWINS)
def test_a_compressed_stream_is_told_piece_by_piece(twin: str, server: FakeServer, gate: threading.Event) -> None:
    first, *rest = zipped(word("a"), word("b"), DONE)
    server.script(streaming(first, gate, *rest, extra="content-encoding: gzip\r\n"), item())

    def story(client: Any) -> Told:
        stream = client.stream_words(BODY)
        chunks = each(stream)
        assert (yield one(chunks)) == Word("a")
        gate.set()
        assert (yield chunks) == [Word("b")]
        yield client.get_item("1")

    tell(twin, story, server.url, deadline=PATIENCE)
    assert server.connections == 1


@pytest.mark.parametrize("option", ["http_client", "transport"])
@pytest.mark.parametrize(*TWINS)
def test_a_stack_of_the_users_streams_too(twin: str, option: str, server: FakeServer) -> None:
    kinds = {"http_client": (httpx.Client, httpx.AsyncClient), "transport": (httpx.HTTPTransport, None)}
    kind = kinds[option][twin == "async"] or httpx.AsyncHTTPTransport
    own: Any = kind()
    server.script(whole("a", "b"), streaming(word("a"), ends=False), dripping(200), item())

    def story(client: Any) -> Told:
        assert (yield client.stream_words(BODY).text()) == ["a", "b"]
        with pytest.raises(errors.IncompleteStreamError):
            yield client.stream_words(BODY).text()
        with pytest.raises(errors.APITimeoutError):
            yield client.stream_words(BODY).text()
        yield client.get_item("1")
        yield own.aclose() if twin == "async" else own.close()

    tell(twin, story, server.url, max_concurrency=1, timeout=0.5, **{option: own})


@pytest.mark.parametrize(*TWINS)
def test_errors_and_logs_of_streams_show_no_secret_and_no_content(
    twin: str, server: FakeServer, fivefold_logger: logging.Logger, caplog: pytest.LogCaptureFixture
) -> None:
    echo = {"error": f"{KEY} is wrong, and so is {BODY['token']}"}
    failing = streaming(word("chunk-content"), b"data: %s\n\n" % httpx.Response(200, json=echo).content)
    server.script(failing, streaming(f"data: {KEY}\n\n".encode()), reply(200, echo))
    fivefold_logger.setLevel(logging.DEBUG)

    def story(client: Any) -> Told:
        for _ in range(3):
            with pytest.raises(errors.APIError) as caught:
                yield client.stream_words(BODY).final()
            told = repr([str(caught.value), repr(caught.value), caught.value.body, caught.value.headers])
            for secret in (KEY, BODY["token"]):
                assert secret not in told
                assert secret.encode() not in pickle.dumps(caught.value)

    tell(twin, story, server.url, api_key=KEY)
    infos = [record.getMessage() for record in caplog.records if record.levelno == logging.INFO]
    assert len(infos) == 3
    assert all("tiny.stream_words POST" in info and "-> 200" in info for info in infos)
    assert not any(shown in caplog.text for shown in (KEY, BODY["token"], "chunk-content"))


@pytest.mark.parametrize(*TWINS)
def test_a_stream_is_not_begun_later_than_any_other_call_would_have_ended(twin: str, server: FakeServer) -> None:
    server.script(reply(429, extra="retry-after: 3600\r\n"))

    def story(client: Any) -> Told:
        with pytest.raises(errors.RateLimitError, match="the server asks to wait 3600 s") as caught:
            yield client.stream_words(BODY).final()
        assert caught.value.retry_after == 3600.0

    tell(twin, story, server.url)
