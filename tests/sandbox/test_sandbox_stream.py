"""The WebSocket, message by message."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, ConnectionClosedError, InvalidMessage, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from fivefold.sandbox import Sandbox

API = "/api/v1"
PACE = 60.0
UNKNOWN = "00000000-0000-4000-8000-000000000000"
Listen = Callable[[Sandbox, str], ClientConnection]
Connect = Callable[[Sandbox], httpx.Client]


@pytest.fixture
def listen() -> Iterator[Listen]:
    """Opens streams; all are closed after the test."""
    with ExitStack() as stack:

        def open_stream(server: Sandbox, run: str) -> ClientConnection:
            url = f"{server.base_url.replace('http', 'ws', 1)}{API}/benchmarks/{run}/stream"
            return stack.enter_context(connect(url, proxy=None, close_timeout=1))

        yield open_stream


def start(server: Sandbox, http: httpx.Client, *, model: str = "fake-fast", runs: int = 2) -> str:
    ids = server.seed({"providers": [{}], "models": [{"model_id": model}]})["models"]
    body = {"model_ids": ids, "prompt_pack": "shakespeare", "num_runs": runs}
    return http.post(f"{API}/benchmarks", json=body).json()["id"]


def read(stream: ClientConnection, count: int) -> list[dict[str, Any]]:
    return [json.loads(stream.recv(timeout=5)) for _ in range(count)]


def is_silent(stream: ClientConnection) -> bool:
    """Whether nothing is on its way: what answers a `ping` is the next message."""
    stream.send("ping")
    return stream.recv(timeout=5) == "pong"


def test_a_run_watched_from_the_start(slow: Sandbox, connect: Connect, listen: Listen) -> None:
    http = connect(slow)
    run = start(slow, http)
    stream = listen(slow, run)
    slow.advance(100 * PACE)
    messages = read(stream, 6)
    data = messages[2]["data"]
    assert messages[0] == {"type": "progress", "status": "running"}
    assert messages[1] == {"type": "progress", "completed": 1, "total": 2, "current_model": "fake-fast"}
    assert messages[3] == {"type": "progress", "completed": 2, "total": 2, "current_model": "fake-fast"}
    assert messages[5] == {"type": "complete", "status": "completed"}
    assert list(data) == ["model_id", "model_name", "ttft_ms", "tps", "error"]
    stored = http.get(f"{API}/benchmarks/{run}/results").json()["results"][0]
    assert data["tps"] == stored["tps_excluding_ttft"]
    assert {name: data[name] for name in ("model_id", "model_name", "ttft_ms", "error")} == {
        name: stored[name] for name in ("model_id", "model_name", "ttft_ms", "error")
    }


def test_a_failed_call_is_zeros_and_an_error(slow: Sandbox, connect: Connect, listen: Listen) -> None:
    stream = listen(slow, start(slow, connect(slow), model="broken", runs=1))
    slow.advance(100 * PACE)
    _, _, result, last = read(stream, 4)
    assert (result["data"]["ttft_ms"], result["data"]["tps"]) == (0, 0)
    assert result["data"]["error"].startswith("litellm.")
    assert last == {"type": "complete", "status": "completed"}


def test_joining_in_the_middle(slow: Sandbox, connect: Connect, listen: Listen) -> None:
    run = start(slow, connect(slow))
    slow.advance(3 * PACE)
    stream = listen(slow, run)
    assert read(stream, 1) == [{"type": "progress", "completed": 1, "total": 2, "current_model": None}]
    slow.advance(PACE)
    assert [message["type"] for message in read(stream, 3)] == ["progress", "result", "complete"]


def test_the_stream_never_ends_and_nothing_is_repeated(slow: Sandbox, connect: Connect, listen: Listen) -> None:
    run = start(slow, connect(slow), runs=1)
    early = listen(slow, run)
    slow.advance(100 * PACE)
    assert read(early, 4)[-1]["type"] == "complete"
    assert read(early, 1) == [{"type": "ping"}]
    late = listen(slow, run)
    assert is_silent(late)
    slow.advance(30)
    assert read(late, 1) == read(early, 1) == [{"type": "ping"}]


def test_an_unknown_run_is_accepted(server: Sandbox, listen: Listen) -> None:
    assert is_silent(listen(server, UNKNOWN))


def test_pings_come_after_silence_of_the_client(server: Sandbox, listen: Listen) -> None:
    stream = listen(server, UNKNOWN)
    server.advance(20)
    stream.send("pong")
    assert is_silent(stream)
    server.advance(20)
    assert is_silent(stream)
    server.advance(31)
    assert read(stream, 1) == [{"type": "ping"}]
    server.advance(600)
    assert read(stream, 1) == [{"type": "ping"}]
    assert is_silent(stream)


def test_the_ping_interval_is_an_option(launch: Callable[..., Sandbox], listen: Listen) -> None:
    server = launch(ping_interval=5)
    stream = listen(server, UNKNOWN)
    server.advance(5)
    assert read(stream, 1) == [{"type": "ping"}]


def test_a_malformed_id_is_refused_at_the_handshake(server: Sandbox, listen: Listen) -> None:
    with pytest.raises(InvalidStatus) as refused:
        listen(server, "not-a-uuid")
    assert refused.value.response.status_code == 403
    assert refused.value.response.body in (None, b"")


def test_a_plain_get_finds_nothing(http: httpx.Client) -> None:
    assert http.get(f"{API}/benchmarks/{UNKNOWN}/stream").json() == {"detail": "Not Found"}


def test_a_binary_frame_kills_the_stream(server: Sandbox, listen: Listen) -> None:
    stream = listen(server, UNKNOWN)
    stream.send(b"\x00")
    with pytest.raises(ConnectionClosedError) as closed:
        stream.recv(timeout=5)
    assert closed.value.rcvd is None


def test_compression_is_offered(server: Sandbox, listen: Listen) -> None:
    response = listen(server, UNKNOWN).response
    assert response is not None
    assert response.headers["Sec-WebSocket-Extensions"].startswith("permessage-deflate")


def test_a_stranded_run_reports_its_failure(slow: Sandbox, connect: Connect, listen: Listen) -> None:
    http = connect(slow)
    run = start(slow, http, runs=1)
    stream = listen(slow, run)
    http.delete(f"{API}/providers/{http.get(f'{API}/providers').json()['providers'][0]['id']}")
    slow.advance(100 * PACE)
    last = read(stream, 2)[-1]
    assert (last["type"], last["status"], type(last["error"])) == ("error", "failed", str)


def test_a_reset_closes_streams_like_a_restart(server: Sandbox, listen: Listen) -> None:
    stream = listen(server, UNKNOWN)
    server.reset()
    with pytest.raises(ConnectionClosed) as closed:
        stream.recv(timeout=5)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1012


def test_without_quirks_streams_end(strict: Sandbox, connect: Connect, listen: Listen) -> None:
    run = start(strict, connect(strict), runs=1)
    stream = listen(strict, run)
    stream.send("ping")
    stream.send(b"\x00")
    assert read(stream, 1) == [{"type": "pong"}]
    strict.advance(100 * PACE)
    first, *_, last = [json.loads(message) for message in stream]
    assert first == {"type": "progress", "status": "running", "completed": 0, "total": 1, "current_model": None}
    assert last == {"type": "complete", "status": "completed"}
    assert stream.close_code == 1000


def test_without_quirks_finished_runs_say_so_and_unknown_ones_are_refused(
    strict: Sandbox, connect: Connect, listen: Listen
) -> None:
    run = start(strict, connect(strict), runs=1)
    strict.advance(100 * PACE)
    assert [json.loads(message) for message in listen(strict, run)] == [{"type": "complete", "status": "completed"}]
    with pytest.raises(InvalidStatus) as refused:
        listen(strict, UNKNOWN)
    assert refused.value.response.status_code == 404


@pytest.mark.parametrize("fault", [{"drop": "after"}, {"cut": 0}])
def test_faults_break_a_stream_after_the_handshake(server: Sandbox, listen: Listen, fault: dict[str, Any]) -> None:
    server.fault("stream_benchmark", **fault)
    stream = listen(server, UNKNOWN)
    with pytest.raises(ConnectionClosedError) as closed:
        stream.recv(timeout=5)
    assert closed.value.rcvd is None


def test_a_stream_is_cut_after_some_messages(slow: Sandbox, connect: Connect, listen: Listen) -> None:
    run = start(slow, connect(slow))
    slow.fault("WS /api/v1/benchmarks/{id}/stream", cut=3, times=1)
    stream = listen(slow, run)
    slow.advance(100 * PACE)
    assert [message["type"] for message in read(stream, 3)] == ["progress", "progress", "result"]
    with pytest.raises(ConnectionClosedError):
        stream.recv(timeout=5)
    assert is_silent(listen(slow, run))


def test_a_handshake_is_answered_with_a_status(server: Sandbox, listen: Listen) -> None:
    server.fault("stream_benchmark", status=503, body="busy")
    with pytest.raises(InvalidStatus) as refused:
        listen(server, UNKNOWN)
    assert (refused.value.response.status_code, refused.value.response.body) == (503, b"busy")
    assert [(entry["method"], entry["status"]) for entry in server.requests()] == [("WS", 503)]


def test_a_handshake_is_dropped(server: Sandbox, listen: Listen) -> None:
    server.fault("stream_benchmark", drop="before", times=1)
    with pytest.raises(InvalidMessage):
        listen(server, UNKNOWN)
    assert is_silent(listen(server, UNKNOWN))
