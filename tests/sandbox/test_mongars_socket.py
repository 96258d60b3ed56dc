"""The WebSocket, message by message."""

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import httpx
import pytest
from fivefold_wire.mongars.models.web_socket_message import read_web_socket_message
from websockets.exceptions import ConnectionClosed, ConnectionClosedError, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from fivefold._model import Model
from fivefold.sandbox import Sandbox
from fivefold.sandbox.mongars.hub import OVERFLOW, Listener

from .mongars_tools import API, CHAT, Headers, detail, log_in, say

ORIGIN = "http://localhost:8000"
PING = {"type": "client.ping"}
Listen = Callable[..., ClientConnection]


@pytest.fixture
def server(mongars_server: Sandbox) -> Sandbox:
    return mongars_server


@pytest.fixture
def alice(http: httpx.Client) -> Headers:
    return log_in(http)


@pytest.fixture
def ticket(http: httpx.Client, alice: Headers) -> str:
    reply = http.post(f"{API}/auth/ws/ticket", headers=alice).json()
    assert (sorted(reply), reply["ttl"]) == (["ticket", "ttl"], 45)
    return reply["ticket"]


@pytest.fixture
def listen() -> Iterator[Listen]:
    """Opens sockets; all are closed after the test."""
    with ExitStack() as stack:

        def open_socket(
            server: Sandbox, ticket: str, origin: str | None = ORIGIN, path: str = "/ws/chat/"
        ) -> ClientConnection:
            url = f"{server.base_url.replace('http', 'ws', 1)}{path}?t={ticket}"
            sent = Origin(origin) if origin else None
            return stack.enter_context(connect(url, origin=sent, proxy=None, close_timeout=1, ping_interval=None))

        yield open_socket


def read(socket: ClientConnection, count: int = 1) -> list[dict[str, Any]]:
    """The next messages, all of which have to be what the specification says."""
    messages = [json.loads(socket.recv(timeout=5)) for _ in range(count)]
    for message in messages:
        assert type(read_web_socket_message(message)) is not Model
    return messages


def ask(socket: ClientConnection, text: str) -> dict[str, Any]:
    socket.send(text)
    return read(socket)[0]


def is_silent(socket: ClientConnection) -> bool:
    """Whether nothing is on its way: what answers a ping is the next message."""
    return ask(socket, json.dumps({**PING, "id": "silent?"}))["id"] == "silent?"


def test_how_a_connection_begins(
    server: Sandbox, http: httpx.Client, alice: Headers, ticket: str, listen: Listen
) -> None:
    said = say(http, alice, "one").json()["response"]
    connected, history = read(listen(server, ticket), 2)
    assert list(connected) == list(history) == ["id", "type", "ts", "user", "data"]
    assert (connected["type"], connected["user"], connected["data"]) == ("ws.connected", "alice", {"origin": ORIGIN})
    assert isinstance(connected["ts"], float)
    assert (history["type"], history["user"]) == ("history.snapshot", "alice")
    item = history["data"]["items"][0]
    assert (item["query"], item["response"], len(history["data"]["items"])) == ("one", said, 1)
    assert item["timestamp"].endswith("+00:00")


def test_messages_of_the_user_and_nobody_else(
    server: Sandbox, http: httpx.Client, alice: Headers, ticket: str, listen: Listen
) -> None:
    sockets = [listen(server, ticket) for _ in range(2)]
    for socket in sockets:
        read(socket, 2)
    say(http, log_in(http, "olga"), "not for alice")
    reply = say(http, alice, "hello").json()
    for socket in sockets:
        (event,) = read(socket)
        assert (event["type"], event["data"]["query"]) == ("chat.message", "hello")
        assert event["data"]["speech_turn"] == reply["speech_turn"]
        assert event["data"]["timestamp"].endswith("+00:00")
        assert is_silent(socket)


def test_every_text_is_acknowledged(server: Sandbox, ticket: str, listen: Listen) -> None:
    socket = listen(server, ticket)
    read(socket, 2)
    wrong = {"not json": "invalid_json", "[1]": "invalid_envelope", "null": "invalid_envelope"}
    wrong |= {'{"id":"1"}': "missing_type", '{"type":"pong"}': "missing_id"}
    for text, reason in wrong.items():
        answer = ask(socket, text)
        assert (answer["type"], answer["payload"]) == ("ack", {"status": "error", "detail": reason})
        assert answer["id"]
    pinged = {"status": "ok", "detail": "client.ping"}
    assert ask(socket, json.dumps(PING))["payload"] == pinged
    assert ask(socket, json.dumps({**PING, "id": "a1"})) == {"id": "a1", "type": "ack", "payload": pinged}
    for kind in ("pong", "chat.message", "close"):
        frame = {"id": "a2", "type": kind, "payload": {"message": "hi"}}
        assert ask(socket, json.dumps(frame)) == {"id": "a2", "type": "ack", "payload": {"status": "ok"}}
    assert is_silent(socket)


@pytest.mark.parametrize(
    "change",
    [
        {"origin": None},
        {"origin": "http://evil.example"},
        {"ticket": ""},
        {"ticket": "YWxpY2U.1795203119.JJZtlIKBB2H7L2xZmQsaN5TRdZF5-S2uYzI_wmX2kBQ"},
        {"ticket": "é"},
        {"path": "/ws/chat"},
        {"path": "/ws"},
    ],
)
def test_refusals_are_403_on_the_handshake(server: Sandbox, ticket: str, listen: Listen, change: Any) -> None:
    with pytest.raises(InvalidStatus) as caught:
        listen(server, **{"ticket": ticket, **change})
    assert caught.value.response.status_code == 403


def test_a_ticket_is_good_for_long_and_often(server: Sandbox, ticket: str, listen: Listen) -> None:
    server.advance(335)
    for _ in range(2):
        assert read(listen(server, ticket))[0]["type"] == "ws.connected"
    server.advance(15)
    with pytest.raises(InvalidStatus):
        listen(server, ticket)


def test_a_ticket_needs_a_token(http: httpx.Client) -> None:
    assert detail(http.post(f"{API}/auth/ws/ticket")) == (401, "Not authenticated")


def test_pings_and_what_keeps_a_connection(server: Sandbox, ticket: str, listen: Listen) -> None:
    socket = listen(server, ticket)
    read(socket, 2)
    for number in range(4):
        server.advance(20)
        (ping,) = read(socket)
        assert {**ping, "id": ""} == {"id": "", "type": "ping", "payload": None}
        answer = {"id": ping["id"], "type": "pong"} if number % 2 else PING
        assert ask(socket, json.dumps(answer))["payload"]["status"] == "ok"


def test_silence_breaks_a_connection(server: Sandbox, ticket: str, listen: Listen) -> None:
    socket = listen(server, ticket)
    read(socket, 2)
    for _ in range(2):
        server.advance(20)
        assert read(socket)[0]["type"] == "ping"
    ask(socket, '{"id": "1", "type": "anything"}')
    server.advance(20)
    with pytest.raises(ConnectionClosedError) as caught:
        read(socket)
    assert caught.value.rcvd is None


def test_a_binary_frame_breaks_a_connection(server: Sandbox, ticket: str, listen: Listen) -> None:
    socket = listen(server, ticket)
    read(socket, 2)
    socket.send(b"binary")
    with pytest.raises(ConnectionClosedError) as caught:
        read(socket)
    assert caught.value.rcvd is None


def test_a_reset_closes_all_connections(server: Sandbox, ticket: str, listen: Listen) -> None:
    socket = listen(server, ticket)
    read(socket, 2)
    server.reset()
    assert _close_code(socket) == 1012


def test_too_much_that_is_waiting_closes_a_connection() -> None:
    async def told() -> list[Any]:
        listener = Listener()
        for number in range(40):
            listener.tell({"number": number})
        return [await listener.next() for _ in range(33)]

    assert asyncio.run(told())[-2:] == [{"number": 31}, OVERFLOW]


def test_faults_strike_the_socket(server: Sandbox, ticket: str, listen: Listen) -> None:
    server.fault("stream_events", status=503, times=1)
    with pytest.raises(InvalidStatus):
        listen(server, ticket)
    server.fault("stream_events", cut=1, times=1)
    socket = listen(server, ticket)
    assert read(socket)[0]["type"] == "ws.connected"
    with pytest.raises(ConnectionClosedError):
        read(socket)
    assert [(one["operation"], one["status"]) for one in server.requests()[-2:]] == [
        ("stream_events", 503),
        ("stream_events", 101),
    ]


def test_faults_strike_a_message(server: Sandbox, http: httpx.Client, alice: Headers, ticket: str) -> None:
    server.fault("chat", drop="after", times=1)
    with pytest.raises(httpx.RemoteProtocolError):
        say(http, alice, "lost")
    assert server.effects() == {"chat": 1}
    server.fault("chat", status=429, body={"detail": "wait"}, headers={"Retry-After": "2"}, times=1)
    assert detail(say(http, alice)) == (429, "wait")
    server.advance(1)
    server.fault(f"POST {CHAT}", cut=10, times=1)
    with pytest.raises(httpx.RemoteProtocolError):
        say(http, alice, "cut")
    assert server.effects() == {"chat": 2}


def _close_code(socket: ClientConnection) -> int | None:
    with pytest.raises(ConnectionClosed) as caught:
        read(socket, 5)
    return caught.value.rcvd.code if caught.value.rcvd else None


def test_without_quirks_the_socket_ends_in_order(connect: Callable[[Sandbox], httpx.Client], listen: Listen) -> None:
    with Sandbox("mongars", quirks="off") as server:
        http = connect(server)
        ticket = http.post(f"{API}/auth/ws/ticket", headers=log_in(http)).json()["ticket"]
        closing, silent, binary = (listen(server, ticket) for _ in range(3))
        for socket in (closing, silent, binary):
            read(socket, 2)
        assert ask(closing, '{"id": "1", "type": "close"}')["payload"] == {"status": "ok"}
        assert _close_code(closing) == 1000
        binary.send(b"binary")
        assert read(binary)[0]["payload"] == {"status": "error", "detail": "invalid_json"}
        server.advance(61)
        assert _close_code(silent) == 1011
