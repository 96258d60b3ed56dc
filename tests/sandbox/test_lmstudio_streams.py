"""LM Studio's streams in time: flushed event by event, ended by the client, by an unload, by a reset."""

import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import httpx
import pytest

from fivefold.sandbox import Sandbox
from tests.sandbox.lmstudio_tools import CHAT, OSS, open_stream, user

Connect = Callable[[Sandbox], httpx.Client]
PACE = 60.0
TOKEN = PACE / 10
COUNT = {"model": CHAT, "messages": user("count to 9"), "prompt": "count to 9"}
STREAMS = ["/v1/chat/completions", "/v1/completions"]


@pytest.fixture
def slow(launch: Callable[..., Sandbox]) -> Sandbox:
    """Nothing is generated but by `advance`."""
    return launch(service="lmstudio", pace=PACE)


@pytest.fixture
def slow_http(slow: Sandbox, connect: Connect) -> httpx.Client:
    return connect(slow)


def wait_for_effect(server: Sandbox, name: str, count: int = 1) -> None:
    while server.effects().get(name, 0) < count:
        pass


@pytest.mark.parametrize("path", STREAMS)
def test_each_token_is_sent_when_it_is_there(slow: Sandbox, slow_http: httpx.Client, path: str) -> None:
    with open_stream(slow_http, path, COUNT) as events:
        slow.advance(PACE)
        assert "tokens" not in slow.effects()
        for number in range(1, 4):
            slow.advance(TOKEN)
            assert str(number) in str(next(events)[1]["choices"])
            assert slow.effects()["tokens"] == number
        slow.advance(100 * PACE)
        assert [data for _, data in events][-1] == "[DONE]"
    assert slow.effects()["tokens"] == 9
    assert "cancelled" not in slow.effects()


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (STREAMS[0], COUNT),
        (STREAMS[1], COUNT),
        ("/v1/responses", {"model": CHAT, "input": "count to 9"}),
        ("/api/v1/chat", {"model": CHAT, "input": "count to 9"}),
    ],
)
def test_a_client_that_leaves_ends_the_generation(
    slow: Sandbox, slow_http: httpx.Client, path: str, body: dict[str, object]
) -> None:
    with open_stream(slow_http, path, body) as events:
        slow.advance(PACE + TOKEN)
        next(events)
        wait_for_effect(slow, "tokens")
    wait_for_effect(slow, "cancelled")
    slow.advance(100 * PACE)
    assert slow.effects()["tokens"] == 1


def test_so_does_one_that_waits_for_the_whole_answer(slow: Sandbox, slow_http: httpx.Client) -> None:
    with pytest.raises(httpx.ReadTimeout):
        slow_http.post(STREAMS[0], json=COUNT, timeout=0.2)
    wait_for_effect(slow, "cancelled")
    assert slow.effects() == {"create_chat_completion": 1, "cancelled": 1}


def test_unloading_ends_a_generation(slow: Sandbox, slow_http: httpx.Client) -> None:
    with open_stream(slow_http, STREAMS[0], COUNT) as events:
        slow.advance(PACE + TOKEN)
        next(events)
        slow_http.post("/api/v1/models/unload", json={"instance_id": CHAT})
        slow.advance(TOKEN)
        assert list(events) == [("error", {"error": {"message": "Model unloaded."}, "message": "Model unloaded."})]


def test_a_reset_ends_a_stream_without_the_end_mark(slow: Sandbox, slow_http: httpx.Client) -> None:
    with open_stream(slow_http, STREAMS[0], COUNT) as events:
        slow.advance(PACE + TOKEN)
        next(events)
        slow.reset()
        assert list(events) == []


def test_a_reset_answers_who_waits(slow: Sandbox, slow_http: httpx.Client) -> None:
    with ThreadPoolExecutor(1) as pool:
        reply = pool.submit(slow_http.post, STREAMS[0], json=COUNT)
        wait_for_effect(slow, "create_chat_completion")
        slow.reset()
        assert reply.result(timeout=5).status_code == 503


def test_a_load_is_told_as_it_goes(launch: Callable[..., Sandbox], connect: Connect) -> None:
    server = launch(service="lmstudio", load_time=3600, download_time=100)
    with open_stream(connect(server), "/api/v1/chat", {"model": OSS, "input": "hi"}) as events:
        assert [next(events)[0] for _ in range(2)] == ["chat.start", "model_load.start"]
        for part in (0.25, 0.5, 0.75, 1):
            server.advance(900)
            assert next(events)[1]["progress"] == part
        assert next(events)[1]["load_time_seconds"] == 3600


def test_an_idle_connection_is_closed_after_five_seconds(launch: Callable[..., Sandbox]) -> None:
    place = urlsplit(launch(service="lmstudio").base_url)
    with socket.create_connection((place.hostname, place.port or 0), timeout=30) as connection:
        connection.sendall(b"GET /v1/models HTTP/1.1\r\nHost: localhost\r\n\r\n")
        received = b""
        while piece := connection.recv(65_536):
            received += piece
    assert received.endswith(b"}]}")
    assert b"keep-alive: timeout=5" in received
