"""Streams that are left: by a break, an exception, the garbage collector, or the end of the client.

Each client here has room for one call at a time: the next call gets its turn only when a stream gave its own back.
"""

import gc
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

from fivefold import RetryConfig, errors

from ._server import FakeServer, item, reply
from ._stream_server import BODY, PATIENCE, LeftError, nothing_left, streaming, whole, word
from ._tiny import Tiny


@pytest.fixture
def gate(server: FakeServer) -> Iterator[threading.Event]:
    """What the server waits for after its first two chunks; the third never comes before."""
    opened = threading.Event()
    server.script(streaming(word("a") + word("b"), opened, word("c")), item())
    yield opened
    opened.set()


def _break(client: Tiny) -> None:
    for _ in client.stream_words(BODY):
        break


def _break_with(client: Tiny) -> None:
    with client.stream_words(BODY) as stream:
        for _ in stream:
            break
        assert stream.partial is not None
        assert stream.partial.text == "a"


def _break_text(client: Tiny) -> None:
    for _ in client.stream_words(BODY).text():
        break


def _raise(client: Tiny) -> None:
    with suppress(LeftError), client.stream_words(BODY) as stream:
        for _ in stream:
            raise LeftError


def _raise_without_with(client: Tiny) -> None:
    with suppress(LeftError):
        for _ in client.stream_words(BODY):
            raise LeftError


def _enter_only(client: Tiny) -> None:
    with client.stream_words(BODY):
        pass


def _drop(client: Tiny) -> None:
    next(iter(client.stream_words(BODY)))


def _drop_in_a_cycle(client: Tiny) -> None:
    held: dict[str, Any] = {"chunks": iter(client.stream_words(BODY))}
    held["self"] = held
    next(held["chunks"])
    del held
    gc.collect()


def _interrupt(client: Tiny) -> None:
    with suppress(KeyboardInterrupt), client.stream_words(BODY) as stream:
        for _ in stream:
            raise KeyboardInterrupt


LEFT: list[Callable[[Tiny], None]] = [
    _break, _break_with, _break_text, _raise, _raise_without_with, _enter_only, _drop, _drop_in_a_cycle, _interrupt,
]  # fmt: skip


@pytest.mark.parametrize("leave", LEFT)
def test_a_stream_that_is_left_gives_back_its_place(
    leave: Callable[[Tiny], None], server: FakeServer, gate: threading.Event
) -> None:
    with nothing_left(gate), Tiny(server.url, max_concurrency=1, deadline=PATIENCE) as client:
        leave(client)
        assert client.get_item("1").id == "1"
    assert [request.connection for request in server.received] == [1, 2]


def test_a_stream_that_is_refused_gives_back_its_place_between_tries(server: FakeServer) -> None:
    server.script(reply(503, extra="retry-after: 0.3\r\n"), item(), whole("a"))
    with Tiny(server.url, max_concurrency=1, deadline=PATIENCE) as client:
        texts: list[str] = []
        reader = threading.Thread(target=lambda: texts.extend(client.stream_words(BODY).text()))
        reader.start()
        while not server.received:
            time.sleep(0.001)
        client.get_item("1")
        reader.join()
    assert texts == ["a"]
    assert [request.line.split()[0] for request in server.received] == ["POST", "GET", "POST"]


def test_a_stream_that_finds_no_server_holds_no_place_between_tries(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "fivefold")
    tried = threading.Event()

    def stream(client: Tiny) -> None:
        with pytest.raises(errors.APIConnectionError):
            client.stream_words(BODY).final()

    class Heard(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            tried.set()

    handler = Heard()
    logging.getLogger("fivefold").addHandler(handler)
    retry = RetryConfig(max_retries=1, backoff_factor=0.5, jitter=0)
    with Tiny("http://127.0.0.1:9", max_concurrency=1, retry=retry) as client:
        reader = threading.Thread(target=stream, args=(client,))
        reader.start()
        assert tried.wait(PATIENCE)
        with pytest.raises(errors.APIConnectionError) as caught:
            client.with_options(max_retries=0, deadline=0.2).get_item("1")
        reader.join()
    logging.getLogger("fivefold").removeHandler(handler)
    assert "waiting for one of" not in str(caught.value)


def test_closing_a_client_ends_a_stream_of_it(server: FakeServer, gate: threading.Event) -> None:
    with nothing_left(gate):
        client = Tiny(server.url)
        stream = client.stream_words(BODY)
        chunks = iter(stream)
        next(chunks)
        client.close()
        with pytest.raises(errors.IncompleteStreamError) as caught:
            list(chunks)
        assert caught.value.partial == stream.partial
        with pytest.raises(errors.ClientClosedError):
            client.stream_words(BODY).final()


def test_a_stream_outlives_a_fork_in_the_parent(server: FakeServer, gate: threading.Event) -> None:
    with Tiny(server.url) as client, client.stream_words(BODY) as stream:
        chunks = iter(stream)
        next(chunks)
        child = os.fork()
        if child == 0:
            try:
                assert client.get_item("1").id == "1"
                del chunks
                stream.close()
                os._exit(0)
            except BaseException:  # noqa: BLE001  (the parent is told by the exit code)
                os._exit(1)
        assert os.waitpid(child, 0)[1] == 0
        gate.set()
        with suppress(errors.IncompleteStreamError):
            list(chunks)
        assert stream.partial is not None
        assert stream.partial.text == "abc"


def test_a_stream_of_a_closed_client_is_not_taken_for_whole() -> None:
    client = Tiny()
    client.close()
    stream = client.stream_words(BODY)
    with pytest.raises(errors.ClientClosedError):
        stream.__enter__()
    with pytest.raises(errors.IncompleteStreamError):
        stream.final()


def test_a_client_that_is_closed_wakes_the_reader_of_its_stream(server: FakeServer) -> None:
    never = threading.Event()
    server.script(streaming(word("a"), never, word("b")))
    client = Tiny(server.url, timeout=50)
    heard, ended = threading.Event(), list[BaseException]()

    def read() -> None:
        try:
            for _ in client.stream_words(BODY):
                heard.set()
        except errors.FivefoldError as error:
            ended.append(error)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    assert heard.wait(10)
    client.close()
    reader.join(10)
    never.set()
    assert [type(error) for error in ended] == [errors.IncompleteStreamError]
