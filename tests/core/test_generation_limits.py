"""How long an operation that lets a language model run may take: to begin, and in all."""

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from attrs import evolve

from fivefold import RetryConfig, errors
from fivefold._attempts import attempts
from fivefold._failures import Situation
from fivefold._options import Options
from fivefold.call import Operation

from ._server import FakeServer, Wire, item, reply
from ._stream_server import BODY, DONE, PATIENCE, streaming, word
from ._tiny import SERVICE, AsyncTiny, Tiny
from ._tiny_calls import CREATE, GENERATE, GET, generate, get_item

#: A service like those with language models.
MODELS = evolve(SERVICE, first_byte=600.0, retry=RetryConfig(3, jitter=0))


class _Models:
    service = MODELS


class Slow(_Models, Tiny):
    """A blocking client of it."""


class AsyncSlow(_Models, AsyncTiny):
    """A client of it on asyncio."""


def limits(options: Options, operation: Operation[Any] = GENERATE, *, stream: bool = False) -> tuple[Any, Any]:
    """Seconds for each step, and for the whole call."""
    return options.patience(operation), options.deadline_of(operation, stream=stream)


def test_a_generation_may_take_longer_to_begin_and_so_in_all() -> None:
    options = Slow()._options
    assert limits(options) == (600.0, 600.0 * 4 + 60)
    assert limits(options, GET) == limits(options, CREATE) == (30.0, 30.0 * 4 + 60)
    assert limits(Tiny()._options) == limits(Tiny()._options, GET) == (30.0, 30.0 * 3 + 60)


def test_a_stream_has_no_deadline_unless_one_was_chosen() -> None:
    assert limits(Slow()._options, stream=True) == (600.0, None)
    assert limits(Slow()._options, CREATE, stream=True) == (30.0, None)
    assert limits(Slow(deadline=9)._options, stream=True) == (600.0, 9.0)
    assert limits(Slow(deadline=None)._options, stream=True) == (600.0, None)
    assert limits(Slow().with_options(deadline=8)._options, stream=True) == (600.0, 8.0)


def test_a_timeout_that_was_given_means_generations_too() -> None:
    for options in (Slow(timeout=7)._options, Slow().with_options(timeout=7)._options):
        assert limits(options) == limits(options, GET) == (7.0, 7.0 * 4 + 60)
        assert limits(options, stream=True) == (7.0, None)
    assert limits(Slow(timeout=httpx.Timeout(5, read=70))._options) == (70.0, 70.0 * 4 + 60)
    assert limits(Slow(timeout=httpx.Timeout(None))._options) == (None, None)
    assert limits(Slow(timeout=4000)._options) == (4000.0, 4000.0 * 4 + 60)


def test_a_timeout_of_none_keeps_what_there_is() -> None:
    assert limits(Slow(timeout=None)._options) == (600.0, 2460.0)
    assert limits(Slow().with_options(timeout=None)._options) == (600.0, 2460.0)
    assert limits(Slow(timeout=7).with_options(timeout=None)._options) == (7.0, 88.0)


def test_a_deadline_that_nobody_chose_follows_the_retries() -> None:
    assert limits(Slow(max_retries=0)._options) == (600.0, 660.0)
    assert limits(Slow().with_options(max_retries=0)._options) == (600.0, 660.0)
    assert limits(Slow().with_options(retry=RetryConfig(1))._options) == (600.0, 1260.0)
    assert limits(Slow().with_options(timeout=7, max_retries=0)._options) == (7.0, 67.0)


def test_a_deadline_that_was_chosen_counts_for_everything() -> None:
    chosen = Slow(deadline=50)._options
    assert limits(chosen) == (600.0, 50.0)
    assert limits(chosen, GET) == (30.0, 50.0)
    assert limits(Slow(deadline=None)._options) == (600.0, None)
    assert limits(Slow(deadline=50).with_options(timeout=7, max_retries=0)._options) == (7.0, 50.0)
    assert limits(Slow().with_options(deadline=None)._options, GET) == (30.0, None)


def test_the_config_file_may_set_them(tmp_path: Any) -> None:
    file = tmp_path / "fivefold.toml"
    file.write_text("[tiny]\ntimeout = 7\ndeadline = 40\n")
    assert limits(Slow(config_file=file)._options, stream=True) == (7.0, 40.0)
    assert limits(Slow(config_file=file, deadline=None)._options, stream=True) == (7.0, None)


@pytest.mark.parametrize("client", [Slow, AsyncSlow])
def test_a_request_is_bounded_so(client: Any) -> None:
    def request(call: Any, *, stream: bool = False, **options: Any) -> tuple[Any, Any, Any]:
        situation = Situation(MODELS, client(**options)._options, call)
        sent = next(attempts(situation, lambda: 0.0, stream=stream)).request
        return sent.timeout, sent.connect_timeout, sent.at

    assert request(generate(BODY)) == (600.0, 5.0, 2460.0)
    assert request(generate(BODY), stream=True) == (600.0, 5.0, None)
    assert request(generate(BODY), stream=True, deadline=50) == (50.0, 5.0, 50.0)
    assert request(generate(BODY), timeout=2) == (2.0, 2.0, 68.0)
    assert request(get_item("1")) == (30.0, 5.0, 180.0)


# --- Over sockets ------------------------------------------------------------------------------------------------


@pytest.fixture
def gate(server: FakeServer) -> Iterator[threading.Event]:
    """What a server may wait for; it is there in the end."""
    opened = threading.Event()
    yield opened
    opened.set()


def written(client: Any, method: str) -> Any:
    """What a model of either twin has written: the whole of a stream, or an answer."""

    async def main() -> Any:
        async with client:
            answer = getattr(client, method)(BODY)
            return await (answer.final() if method == "stream_words" else answer)

    if isinstance(client, AsyncTiny):
        return asyncio.run(main())
    with client:
        answer = getattr(client, method)(BODY)
        return answer.final() if method == "stream_words" else answer


@pytest.mark.parametrize("kind", [Slow, AsyncSlow])
@pytest.mark.parametrize("method", ["generate", "stream_words"])
def test_a_model_may_think_longer_than_the_timeout(
    kind: Any, method: str, server: FakeServer, gate: threading.Event
) -> None:
    stream = method == "stream_words"

    def thinks(wire: Wire) -> bool:
        gate.wait(0.4)
        return (streaming(word("a"), DONE) if stream else reply(200, {"text": "a"}))(wire)

    server.script(thinks)
    client = kind(server.url, max_retries=0)
    client._options = evolve(client._options, timeout=0.1)
    answer = written(client, method)
    assert (answer.text if stream else answer["text"]) == "a"
    with pytest.raises(errors.APITimeoutError):
        written(kind(server.url, timeout=0.1, max_retries=0), method)


@pytest.mark.parametrize("kind", [Slow, AsyncSlow])
def test_between_two_chunks_the_plain_timeout_counts(kind: Any, server: FakeServer, gate: threading.Event) -> None:
    server.script(streaming(b": ping\n\n", word("a"), gate, DONE), item())
    client = kind(server.url)
    client._options = evolve(client._options, timeout=0.1, first_byte=PATIENCE)
    with pytest.raises(errors.APITimeoutError, match=r"no event came within 0\.1 s") as caught:
        written(client, "stream_words")
    assert caught.value.partial.text == "a"


@pytest.mark.parametrize("kind", [Slow, AsyncSlow])
def test_a_deadline_that_was_chosen_ends_a_stream(kind: Any, server: FakeServer, gate: threading.Event) -> None:
    server.script(streaming(word("a"), gate, DONE))
    with pytest.raises(errors.DeadlineExceededError) as caught:
        written(kind(server.url, deadline=0.3), "stream_words")
    assert caught.value.partial.text == "a"
