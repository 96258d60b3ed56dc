"""The event socket of a server that misbehaves: no storm, no hang, no secret in an error."""

import asyncio
import gc
import json
import pickle
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest

from fivefold import RetryConfig
from fivefold.call import Call, Connect, Pause, Receive
from fivefold.mongars import AsyncMonGARS, MonGARS, _events, exceptions
from fivefold.mongars._events import stream_events
from fivefold.sandbox import Sandbox

from ._sockets import CONNECTED, NEWS, TICKET, Manner, SocketServer, refusing, telling
from .conftest import PASSWORDS, QUICK, Made

TOKEN = "a.b.a-secret-of-the-token"
HUGE = json.dumps({"id": "1", "type": "news", "data": {"text": "x" * 2_000_000}})


@pytest.fixture(scope="module")
def server() -> Iterator[SocketServer]:
    """One server for all; each test tells it how to behave."""
    with SocketServer() as running:
        yield running


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_events, "RECONNECTS", RetryConfig(max_retries=2, backoff_factor=0.001))


def types(new: Made, server: SocketServer, count: int) -> list[str]:
    """The types of the first events."""
    return [event["type"] for event in islice(new(server.url, token=TOKEN).stream_events(), count)]


@pytest.mark.parametrize("manner", [telling(code=1000), telling(code=1013), telling(HUGE)])
def test_connections_that_tell_nothing_are_tried_a_few_times(manner: Manner, new: Made, server: SocketServer) -> None:
    server.behave(manner)
    with pytest.raises(exceptions.APIConnectionError, match="the connection ended") as lost:
        types(new, server, 1)
    assert lost.value.operation == "stream_events"
    assert TICKET not in f"{lost.value}{vars(lost.value)}"
    assert server.tickets == 3


def test_connections_that_break_after_the_greeting_are_made_anew_for_ever(new: Made, server: SocketServer) -> None:
    server.behave(telling(CONNECTED, code=1011))
    assert types(new, server, 5) == ["ws.connected"] * 5


def test_a_refusal_is_the_end_also_of_a_stream_that_was_lost(new: Made, server: SocketServer) -> None:
    server.behave(telling(CONNECTED, NEWS, code=1000), refusing)
    with pytest.raises(exceptions.PermissionDeniedError) as refused:
        types(new, server, 3)
    assert TICKET not in f"{refused.value}{vars(refused.value)}"
    assert server.tickets == 2


@pytest.mark.parametrize(
    "message", [f"no JSON {TICKET} {TOKEN}", b"\xff", "[]", json.dumps({"type": "ping", "payload": TICKET}), "x" * 9999]
)
def test_what_is_no_event_is_an_error_that_shows_no_secret(
    message: str | bytes, new: Made, server: SocketServer
) -> None:
    server.behave(telling(message))
    with pytest.raises(exceptions.ResponseValidationError) as invalid:
        types(new, server, 1)
    kept = f"{invalid.value}{vars(invalid.value)}{vars(pickle.loads(pickle.dumps(invalid.value)))}"
    assert TICKET not in kept
    assert TOKEN not in kept
    assert len(invalid.value.body) <= 1000


def test_who_leaves_the_loop_leaves_the_server(server: SocketServer) -> None:
    server.behave(telling(CONNECTED))
    with MonGARS(server.url, token=TOKEN) as client:
        for event in client.stream_events():
            assert event["type"] == "ws.connected"
            break
        assert server.left.wait(10)


@pytest.mark.parametrize("cancelled", [False, True])
def test_a_task_that_leaves_or_is_cancelled_leaves_the_server(cancelled: bool, server: SocketServer) -> None:
    async def main() -> None:
        async with AsyncMonGARS(server.url, retry=QUICK, token=TOKEN) as client:
            greeted = asyncio.Event()

            async def watch() -> None:
                async for _ in client.stream_events():
                    greeted.set()
                    if not cancelled:
                        break

            task = asyncio.create_task(watch())
            await greeted.wait()
            if cancelled:
                task.cancel()
            (ended,) = await asyncio.gather(task, return_exceptions=True)
            assert isinstance(ended, asyncio.CancelledError) == cancelled
            gc.collect()
            assert await asyncio.to_thread(server.left.wait, 10)

    server.behave(telling(CONNECTED))
    asyncio.run(main())


def test_a_server_that_falls_silent_again_and_again_is_an_error() -> None:
    with MonGARS(token=TOKEN) as client:
        watch = stream_events(client._options)
    steps: list[Any] = []

    def go_on() -> None:
        step = next(watch)
        while len(steps) < 100:
            steps.append(type(step))
            step = watch.send(TICKET if steps[-1] is Call else None)

    with pytest.raises(exceptions.APITimeoutError, match="nothing came for 60 s") as silent:
        go_on()
    assert steps == [Call, Connect, Receive, Pause] * 2 + [Call, Connect, Receive]
    assert silent.value.retryable


def test_a_token_that_expires_on_the_way_is_renewed_for_the_next_ticket(new: Made, mongars_server: Sandbox) -> None:
    mongars_server.fault("stream_events", cut=2, times=1)
    client = new(mongars_server.base_url)
    first = client.login("alice", PASSWORDS["alice"], remember=True)
    events = iter(client.stream_events())
    assert [next(events).type for _ in range(2)] == ["ws.connected", "history.snapshot"]
    mongars_server.advance(3601)
    assert next(events).type == "ws.connected"
    assert client.token != first.access_token


def test_a_token_that_expires_for_good_ends_the_stream(new: Made, mongars_server: Sandbox) -> None:
    mongars_server.fault("stream_events", cut=2, times=1)
    events = iter(new(mongars_server.base_url, "alice").stream_events())
    assert [next(events).type for _ in range(2)] == ["ws.connected", "history.snapshot"]
    mongars_server.advance(3601)
    with pytest.raises(exceptions.AuthenticationError, match="expired"):
        next(events)
