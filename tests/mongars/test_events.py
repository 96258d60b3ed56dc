"""The event socket: real sockets, real tickets, pongs, lost connections and refusals."""

import asyncio
import logging
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from fivefold import RetryConfig
from fivefold.call import Call, Connect, Emit, Pause, Receive, Send, Watch
from fivefold.mongars import AsyncMonGARS, MonGARS, _events, exceptions
from fivefold.mongars._events import SILENCE, stream_events
from fivefold.sandbox import Sandbox

from .conftest import ORIGIN, PASSWORDS, QUICK, Made


@pytest.fixture(scope="module")
def lively() -> Iterator[Sandbox]:
    """A server that pings twenty times a second, and drops who says nothing for three pings."""
    with Sandbox("mongars", ping_interval=0.05) as server:
        yield server


def test_a_conversation_is_told_as_it_goes_on(alice: Any, new: Made, mongars_server: Sandbox) -> None:
    other = new(mongars_server.base_url, "alice")
    events = iter(alice.stream_events())
    connected, snapshot = next(events), next(events)
    assert (connected.type, connected.user, connected["data"]["origin"]) == ("ws.connected", "alice", ORIGIN)
    assert (snapshot.type, snapshot.data.items) == ("history.snapshot", [])
    answer = other.chat({"message": "hello"})
    told = next(events)
    assert (told["type"], told.data.query, told["data"]["response"]) == ("chat.message", "hello", answer.response)
    assert told.data.speech_turn == answer.speech_turn
    assert told.data.timestamp.tzinfo is not None


def test_the_ticket_is_fresh_and_the_token_stays_out_of_the_handshake(alice: Any, mongars_server: Sandbox) -> None:
    assert next(iter(alice.stream_events())).type == "ws.connected"
    ticket, handshake = mongars_server.requests()[-2:]
    assert (ticket["operation"], handshake["operation"]) == ("create_ws_ticket", "stream_events")
    assert "authorization" not in handshake["headers"]
    assert handshake["headers"]["origin"] == ORIGIN


def test_the_ticket_is_in_no_log(alice: Any, mongars_server: Sandbox, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    assert next(iter(alice.stream_events())).type == "ws.connected"
    (ticket,) = mongars_server.requests()[-1]["query"].values()
    assert ticket
    assert str(ticket) not in caplog.text


def test_pings_are_answered_so_that_the_server_stays(new: Made, lively: Sandbox) -> None:
    lively.reset()
    alice = new(lively.base_url, "alice")
    events = iter(alice.stream_events())
    assert [next(events).type for _ in range(2)] == ["ws.connected", "history.snapshot"]
    threading.Timer(0.5, lambda: _say(lively)).start()  # ten pings later
    assert next(events).type == "chat.message"
    assert [request["operation"] for request in lively.requests()].count("stream_events") == 1


def _say(server: Sandbox) -> None:
    with MonGARS(server.base_url, retry=QUICK) as client:
        client.login("alice", PASSWORDS["alice"])
        client.chat({"message": "hello"})


def test_a_lost_connection_is_made_anew(alice: Any, mongars_server: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_events, "RECONNECTS", RetryConfig(max_retries=2, backoff_factor=0.01))
    mongars_server.fault("stream_events", cut=2, times=1)
    events = iter(alice.stream_events())
    types = [next(events).type for _ in range(4)]
    assert types == ["ws.connected", "history.snapshot"] * 2
    tickets = [request for request in mongars_server.requests() if request["operation"] == "create_ws_ticket"]
    assert len(tickets) == 2


def test_an_origin_that_is_not_allowed_is_a_403(new: Made, mongars_server: Sandbox) -> None:
    alice = new(mongars_server.base_url, "alice", origin="https://evil.example")
    with pytest.raises(exceptions.PermissionDeniedError) as refused:
        next(iter(alice.stream_events()))
    told = str(refused.value)
    assert (refused.value.status_code, refused.value.operation) == (403, "stream_events")
    assert "https://evil.example" in told
    assert "t=***" in told
    assert [request["operation"] for request in mongars_server.requests()].count("stream_events") == 1


def test_the_origin_is_that_of_the_base_url_unless_told(
    new: Made, mongars_server: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice = new(mongars_server.base_url, "alice", origin=None)
    with pytest.raises(exceptions.PermissionDeniedError, match=mongars_server.base_url):
        next(iter(alice.stream_events()))
    monkeypatch.setenv("MONGARS_ORIGIN", ORIGIN)
    again = new(mongars_server.base_url, "alice", origin=None)
    assert next(iter(again.stream_events())).data.origin == ORIGIN


def test_who_is_not_logged_in_gets_no_ticket(client: Any, mongars_server: Sandbox) -> None:
    with pytest.raises(exceptions.AuthenticationError, match="Not authenticated"):
        next(iter(client.stream_events()))
    assert [request["operation"] for request in mongars_server.requests()] == ["create_ws_ticket"]


def test_a_server_that_goes_away_is_an_error_in_the_end(new: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_events, "RECONNECTS", RetryConfig(max_retries=2, backoff_factor=0.01))
    server = Sandbox("mongars").start()
    alice = new(server.base_url, "alice")
    events = iter(alice.stream_events())
    assert next(events).type == "ws.connected"
    assert next(events).type == "history.snapshot"
    server.stop()
    with pytest.raises(exceptions.APIConnectionError) as lost:
        next(events)
    assert lost.value.operation == "stream_events"


@pytest.mark.parametrize("text", ["pong", "[1]", '{"type": "chat.message"}', "[" * 100_000])
def test_what_is_no_event_is_an_error(text: str) -> None:
    watch = opened()
    with pytest.raises(exceptions.ResponseValidationError, match="not an event"):
        watch.send(text)


def test_three_pings_that_do_not_come_are_a_lost_connection() -> None:
    watch = opened()
    assert isinstance(watch.send(None), Pause)
    ticket = watch.send(None)
    assert isinstance(ticket, Call)
    assert ticket.path == "/api/v1/auth/ws/ticket"


def test_a_ping_is_answered_with_its_id_an_acknowledgement_not_at_all() -> None:
    watch = opened()
    assert watch.send('{"id": "7", "type": "ping", "payload": null}') == Send('{"id": "7", "type": "pong"}')
    assert watch.send(None) == Receive(SILENCE)
    assert watch.send('{"id": "7", "type": "ack", "payload": {"status": "ok"}}') == Receive(SILENCE)
    news = watch.send('{"id": "8", "type": "news", "data": {"a": 1}}')
    assert isinstance(news, Emit)
    assert (news.event["type"], news.event["data"]) == ("news", {"a": 1})


def opened() -> Watch[Any]:
    """A watch whose socket has just been opened, driven by hand."""
    with MonGARS(token="a.b.c") as client:
        watch = stream_events(client._options)
    next(watch)
    assert isinstance(watch.send("ticket"), Connect)
    assert watch.send(None) == Receive(SILENCE)
    return watch


def test_closing_the_client_ends_a_stream_that_is_waiting(mongars_server: Sandbox) -> None:
    async def main() -> str:
        client = AsyncMonGARS(mongars_server.base_url, retry=QUICK, origin=ORIGIN)
        await client.login("alice", PASSWORDS["alice"])
        events = client.stream_events()
        await anext(events)
        await anext(events)
        waiting = asyncio.ensure_future(anext(events))
        await asyncio.sleep(0.05)
        await client.close()
        try:
            await waiting
        except Exception as error:  # noqa: BLE001  (which one is the test)
            return type(error).__name__
        return "an event"

    assert asyncio.run(main()) in ("ClientClosedError", "APIConnectionError")
