"""Every fault, as a client meets it, and what really happened behind it."""

import socket
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox, SandboxError

API = "/api/v1"
UNKNOWN = "00000000-0000-4000-8000-000000000000"
FAKE = {"provider_type": "custom_openai_compatible", "display_name": "Fake"}


def create(http: httpx.Client) -> httpx.Response:
    return http.post(f"{API}/providers", json=FAKE)


def test_an_answer_instead_of_the_service(server: Sandbox, http: httpx.Client) -> None:
    server.fault("POST /api/v1/providers", status=503, body={"detail": "busy"}, headers={"Retry-After": "1"}, times=2)
    for _ in range(2):
        reply = create(http)
        assert (reply.status_code, reply.json()) == (503, {"detail": "busy"})
        assert (reply.headers["retry-after"], reply.headers["content-type"]) == ("1", "application/json")
    assert create(http).status_code == 201
    assert server.effects() == {"create_provider": 1}
    assert [entry["status"] for entry in server.requests()] == [503, 503, 201]


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        ("<html>502</html>", "text/html", b"<html>502</html>"),
        ('{"providers": [', "application/json", b'{"providers": ['),
        (["not", "an", "object"], "application/json", b'["not", "an", "object"]'),
        (None, None, b""),
    ],
)
def test_lies_with_status_200(
    server: Sandbox, http: httpx.Client, body: object, content_type: str | None, expected: bytes
) -> None:
    server.fault("list_providers", status=200, body=body, content_type=content_type)
    reply = http.get(f"{API}/providers")
    assert (reply.status_code, reply.content) == (200, expected)
    assert reply.headers.get("content-type") == content_type


def test_faults_last_for_ever_by_default_and_can_wait(server: Sandbox, http: httpx.Client) -> None:
    server.fault("check_health", status=500, skip=2)
    assert [http.get("/health").status_code for _ in range(5)] == [200, 200, 500, 500, 500]


def test_the_first_fault_strikes_and_then_the_next(server: Sandbox, http: httpx.Client) -> None:
    server.fault("check_health", status=503, times=1)
    server.fault("*", status=429, times=1)
    assert [http.get("/health").status_code for _ in range(3)] == [503, 429, 200]


@pytest.mark.parametrize(
    "target",
    [
        "get_provider",
        "GET /api/v1/providers/{provider_id}",
        "get /api/v1/providers/{anything}",
        f"GET /api/v1/providers/{UNKNOWN}",
        "*",
    ],
)
def test_targets(server: Sandbox, http: httpx.Client, target: str) -> None:
    server.fault(target, status=418)
    assert http.get(f"{API}/providers/{UNKNOWN}").status_code == 418


def test_a_template_does_not_strike_its_neighbours(server: Sandbox, http: httpx.Client) -> None:
    server.fault("GET /api/v1/providers/{provider_id}", status=418)
    assert http.get(f"{API}/providers/catalog").status_code == 200
    assert http.delete(f"{API}/providers/{UNKNOWN}").status_code == 404


def test_a_delay_is_over_when_the_clock_says_so(server: Sandbox, http: httpx.Client) -> None:
    server.fault("create_provider", delay=3600)
    with ThreadPoolExecutor(1) as pool:
        reply = pool.submit(create, http)
        wait_for_request(server)
        assert server.effects() == {}
        server.advance(3600)
        assert reply.result(timeout=5).status_code == 201
    assert server.effects() == {"create_provider": 1}


def test_a_short_delay_needs_no_help(server: Sandbox, http: httpx.Client) -> None:
    server.fault("check_health", delay=0.01)
    assert http.get("/health").json() == {"status": "healthy"}


def test_a_hanging_request_ends_with_the_client(server: Sandbox, http: httpx.Client) -> None:
    server.fault("create_provider", hang=True, times=1)
    with pytest.raises(httpx.ReadTimeout):
        http.post(f"{API}/providers", json=FAKE, timeout=0.1)
    assert create(http).status_code == 201
    assert server.effects() == {"create_provider": 1}
    assert [entry["status"] for entry in server.requests()] == [None, 201]


def test_a_reset_lets_hanging_requests_go(server: Sandbox, http: httpx.Client) -> None:
    server.fault("create_provider", hang=True)
    with ThreadPoolExecutor(1) as pool:
        reply = pool.submit(create, http)
        wait_for_request(server)
        server.reset()
        assert isinstance(reply.exception(timeout=5), httpx.RemoteProtocolError)
    assert server.effects() == {}


def test_hanging_requests_do_not_hold_up_the_end() -> None:
    with Sandbox("arguslm") as server, httpx.Client(base_url=server.base_url, trust_env=False, verify=False) as http:
        server.fault("create_provider", hang=True)
        with ThreadPoolExecutor(1) as pool:
            reply = pool.submit(create, http)
            wait_for_request(server)
            server.stop()
            assert isinstance(reply.exception(timeout=5), httpx.TransportError)


def test_dropped_before(server: Sandbox, http: httpx.Client) -> None:
    server.fault("create_provider", drop="before", times=1)
    with pytest.raises(httpx.RemoteProtocolError):
        create(http)
    assert server.effects() == {}
    assert http.get(f"{API}/providers").json()["total"] == 0


def test_dropped_after(server: Sandbox, http: httpx.Client) -> None:
    server.fault("create_provider", drop="after", times=1)
    with pytest.raises(httpx.RemoteProtocolError):
        create(http)
    assert server.effects() == {"create_provider": 1}
    assert http.get(f"{API}/providers").json()["total"] == 1
    assert [entry["status"] for entry in server.requests()] == [None, 200]


def test_dropped_after_a_failure(server: Sandbox, http: httpx.Client) -> None:
    server.fault("create_provider", drop="after")
    with pytest.raises(httpx.RemoteProtocolError):
        http.post(f"{API}/providers", json={**FAKE, "provider_type": "t" * 51})
    assert server.effects() == {}


@pytest.mark.parametrize("size", [0, 10])
def test_cut_short(server: Sandbox, http: httpx.Client, size: int) -> None:
    server.fault("get_provider_catalog", cut=size)
    received: list[bytes] = []
    with http.stream("GET", f"{API}/providers/catalog") as reply:
        assert (reply.status_code, int(reply.headers["content-length"]) > 20_000) == (200, True)
        with pytest.raises(httpx.RemoteProtocolError):
            received.extend(reply.iter_raw())
    assert b"".join(received) == b'{"providers":{"openai"'[:size]


def test_the_next_request_is_well(server: Sandbox, http: httpx.Client) -> None:
    for fault in ({"drop": "before"}, {"drop": "after"}, {"cut": 1}):
        server.fault("check_health", times=1, **fault)
        with pytest.raises(httpx.RemoteProtocolError):
            http.get("/health")
        assert http.get("/health").status_code == 200


@pytest.mark.parametrize(
    ("target", "fault", "complaint"),
    [
        ("get_nothing", {"status": 500}, "no operation 'get_nothing'"),
        ("check_health", {}, "one job"),
        ("check_health", {"delay": 1, "hang": True}, "one job"),
        ("check_health", {"status": 99}, "status: Input should be greater than or equal to 100"),
        ("check_health", {"drop": "never"}, "drop: String should match"),
        ("check_health", {"hang": True, "times": 0}, "times: Input should be greater than or equal to 1"),
    ],
)
def test_faults_that_cannot_be(server: Sandbox, target: str, fault: dict[str, Any], complaint: str) -> None:
    with pytest.raises(SandboxError, match=complaint):
        server.fault(target, **fault)


def test_other_languages_speak_http(http: httpx.Client) -> None:
    refused = http.post("/_sandbox/faults", json={"target": "*", "colour": "red"})
    assert refused.status_code == 400
    assert "colour" in refused.json()["error"]
    assert http.post("/_sandbox/faults", json=[]).status_code == 400
    assert http.post("/_sandbox/faults", content=b"{").status_code == 400
    assert http.post("/_sandbox/clock", json={"advance": "soon"}).status_code == 400
    assert http.post("/_sandbox/faults", json={"target": "check_health", "status": 418}).json() == {}
    assert http.get("/health").status_code == 418
    assert http.get("/_sandbox").json()["service"] == "arguslm"
    assert [entry["path"] for entry in http.get("/_sandbox/requests").json()] == ["/health"]


def test_the_log(server: Sandbox, http: httpx.Client) -> None:
    http.get(f"{API}/models?limit=5&search=a&search=b", headers={"X-Trace": "7"})
    http.post(f"{API}/providers", content="not json")
    http.get("/nope")
    first, second, third = server.requests()
    assert (first["method"], first["path"], first["operation"]) == ("GET", f"{API}/models", "list_models")
    assert first["query"] == {"limit": "5", "search": ["a", "b"]}
    assert (first["headers"]["x-trace"], first["body"], first["status"]) == ("7", None, 200)
    assert (second["body"], second["status"]) == ("not json", 422)
    assert (third["operation"], third["status"]) == (None, 404)


def test_an_aborted_upload_is_no_request(server: Sandbox) -> None:
    host, port = server.base_url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as client:
        client.sendall(b"POST /api/v1/providers HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{")
    assert (server.requests(), server.effects()) == ([], {})


def test_many_clients_at_once(launch: Callable[..., Sandbox], http: httpx.Client, server: Sandbox) -> None:
    gate = threading.Barrier(8)

    def work(_: int) -> int:
        gate.wait(5)
        return create(http).status_code

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(work, range(8))) == {201}
    assert server.effects() == {"create_provider": 8}
    assert http.get(f"{API}/providers").json()["total"] == 8


def wait_for_request(server: Sandbox) -> None:
    """Return once the server has seen a request."""
    while not server.requests():
        pass
