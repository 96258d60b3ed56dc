"""A server that drips, stalls or never reads holds a caller no longer than the deadline, on either twin.

The servers here end by themselves after a second with a right answer: a deadline that is not kept makes a call
succeed that had to fail.
"""

import asyncio
import json
import socket
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from fivefold import RetryConfig, errors

from ._server import DRIPS, FakeServer, Wire, dripping_body, dripping_head, head, item, reply
from ._story import TWINS, Story, Told, tell
from ._tiny import AsyncTiny

#: Seconds; far less than any server here takes.
DEADLINE = 0.3


def tell_soon(twin: str, story: Story[None], url: str, **options: Any) -> None:
    """Tell a story with a client that has loaded its HTTP stack, so that all of a deadline is left for the network."""

    def told(client: Any) -> Told:
        client._lifetime.engine()
        yield from story(client)

    tell(twin, told, url, **options)


def dripping_interim(wire: Wire) -> bool:
    """Interim answers for seconds, then the real one."""
    wire.drip(b"HTTP/1.1 100 Continue\r\n\r\n" * (DRIPS // 25))
    return item()(wire)


@pytest.fixture
def deaf() -> Iterator[str]:
    """The URL of a server that accepts connections and reads nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


@pytest.mark.parametrize("answer", [dripping_body, dripping_head, dripping_interim])
@pytest.mark.parametrize(*TWINS)
def test_an_answer_that_drips_ends_at_the_deadline(twin: str, answer: Any, server: FakeServer) -> None:
    server.script(answer)

    def story(client: Any) -> Told:
        with pytest.raises(errors.DeadlineExceededError) as caught:
            yield client.get_item("1")
        assert "deadline" in str(caught.value.hint)
        assert len(caught.value.attempts) == 1

    tell_soon(twin, story, server.url, deadline=DEADLINE)


@pytest.mark.parametrize(*TWINS)
def test_a_write_whose_answer_drips_has_an_unknown_outcome_at_the_deadline(twin: str, server: FakeServer) -> None:
    server.script(dripping_body)

    def story(client: Any) -> Told:
        with pytest.raises(errors.OutcomeUnknownError) as caught:
            yield client.create_item({"name": "it"})
        assert isinstance(caught.value.__cause__, errors.DeadlineExceededError)

    tell_soon(twin, story, server.url, deadline=DEADLINE)
    assert len(server.received) == 1


@pytest.mark.parametrize(*TWINS)
def test_a_client_of_the_users_ends_a_body_that_drips_at_the_deadline_too(twin: str, server: FakeServer) -> None:
    server.script(dripping_body)
    own: Any = httpx.Client() if twin == "sync" else httpx.AsyncClient()

    def story(client: Any) -> Told:
        with pytest.raises(errors.DeadlineExceededError):
            yield client.get_item("1")
        yield own.close() if twin == "sync" else own.aclose()

    tell_soon(twin, story, server.url, deadline=DEADLINE, http_client=own)


@pytest.mark.parametrize(*TWINS)
def test_a_refusal_whose_body_drips_is_that_refusal_at_the_deadline(twin: str, server: FakeServer) -> None:
    def refusing(wire: Wire) -> bool:
        wire.send(head(409, length=DRIPS, content_type="text/plain"))
        wire.drip(b"taken".ljust(DRIPS))
        return False

    server.script(refusing)

    def story(client: Any) -> Told:
        with pytest.raises(errors.ConflictError):
            yield client.create_item({"name": "it"})

    tell_soon(twin, story, server.url, deadline=DEADLINE)


@pytest.mark.parametrize("size", [10, 30_000_000])
@pytest.mark.parametrize(*TWINS)
def test_a_server_that_reads_nothing_holds_no_write_beyond_the_deadline(twin: str, size: int, deaf: str) -> None:
    def story(client: Any) -> Told:
        with pytest.raises(errors.OutcomeUnknownError) as caught:
            yield client.create_item({"name": "x" * size})
        assert isinstance(caught.value.__cause__, errors.DeadlineExceededError)

    tell_soon(twin, story, deaf, deadline=DEADLINE)


@pytest.mark.parametrize(*TWINS)
def test_silence_ends_at_the_timeout_and_a_read_is_tried_again(twin: str, deaf: str) -> None:
    def story(client: Any) -> Told:
        with pytest.raises(errors.APITimeoutError) as caught:
            yield client.get_item("1")
        assert not isinstance(caught.value, errors.DeadlineExceededError)
        assert len(caught.value.attempts) == 2

    tell_soon(twin, story, deaf, timeout=0.1, retry=RetryConfig(1, 0.0))


@pytest.mark.parametrize(*TWINS)
def test_a_wait_that_the_server_asks_for_beyond_the_deadline_is_not_begun(twin: str, server: FakeServer) -> None:
    server.script(reply(503, {"detail": "later"}, extra="retry-after: 3600\r\n"))

    def story(client: Any) -> Told:
        with pytest.raises(errors.InternalServerError, match="the server asks to wait 3600 s"):
            yield client.get_item("1")

    tell(twin, story, server.url)
    assert len(server.received) == 1


@pytest.mark.parametrize(*TWINS)
def test_without_a_deadline_a_drip_is_read_to_its_end(twin: str, server: FakeServer) -> None:
    def brief(wire: Wire) -> bool:
        body = json.dumps({"id": "1"}).encode()
        wire.send(head(200, length=len(body)))
        wire.drip(body)
        return True

    server.script(brief)
    assert tell(twin, lambda client: (yield client.get_item("1")), server.url, deadline=None).id == "1"


@pytest.mark.parametrize(*TWINS)
def test_after_a_deadline_the_client_goes_on_working(twin: str, server: FakeServer) -> None:
    server.script(dripping_body, item())

    def story(client: Any) -> Told:
        with pytest.raises(errors.DeadlineExceededError):
            yield client.with_options(deadline=DEADLINE).get_item("1")
        yield client.get_item("1")

    tell_soon(twin, story, server.url, max_concurrency=1)
    assert server.connections == 2


def test_the_time_for_connecting_begins_after_the_turn_of_whoever_else_is_about_to_call(server: FakeServer) -> None:
    server.script(item())

    async def story() -> None:
        async with AsyncTiny(server.url, timeout=DEADLINE, max_retries=0) as client:
            client._lifetime.engine()
            call = asyncio.create_task(client.get_item("1"))
            # In the turn of the loop in which the call comes to the network, as thousands of other tasks would: longer
            # than there is for connecting.
            loop = asyncio.get_running_loop()
            loop.call_soon(loop.call_soon, time.sleep, DEADLINE * 1.5)
            assert (await call).id == "1"

    asyncio.run(story())
