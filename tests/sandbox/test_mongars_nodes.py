"""Nodes, models, repositories, suggestions, signs of life, and how paths are found."""

import base64
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox
from fivefold.sandbox.mongars.fernet import open_token, seal

from .mongars_tools import API, TELEMETRY, Headers, detail, faults, log_in

PEER = f"{API}/peer"
RAG = f"{API}/review/rag-context"
SUGGEST = f"{API}/ui/suggestions"
PROVISION = f"{API}/models/provision"
SPEC_KEY = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4="
SPEC_TOKEN = "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA=="


@pytest.fixture
def server(mongars_server: Sandbox) -> Sandbox:
    return mongars_server


@pytest.fixture
def admin(http: httpx.Client) -> Headers:
    return log_in(http, "admin")


def test_registering_nodes(http: httpx.Client, admin: Headers) -> None:
    def send(what: str, url: str) -> Any:
        return http.post(f"{PEER}/{what}", json={"url": url}, headers=admin).json()

    assert send("register", "https://Peer-A.example/api/v1/Peer/") == {"status": "registered", "count": 1}
    assert send("register", "https://peer-a.example/api/v1/Peer") == {"status": "already registered", "count": 1}
    assert send("register", "http://peer-b:8000") == {"status": "registered", "count": 2}
    listed = http.get(f"{PEER}/list", headers=admin).json()
    assert listed == ["http://peer-b:8000", "https://peer-a.example/api/v1/Peer"]
    assert send("unregister", "http://peer-b:8000/") == {"status": "unregistered", "count": 1}
    assert send("unregister", "http://peer-b:8000/") == {"status": "not registered", "count": 1}


@pytest.mark.parametrize(
    ("url", "kind", "message"),
    [
        ("notaurl", "url_parsing", "Input should be a valid URL, relative URL without a base"),
        ("ftp://x.example/", "url_scheme", "URL scheme should be 'http' or 'https'"),
        ("http://", "url_parsing", "Input should be a valid URL, empty host"),
        ("http://x/" + "a" * 2083, "url_too_long", "URL should have at most 2083 characters"),
    ],
)
def test_what_is_no_address(http: httpx.Client, admin: Headers, url: str, kind: str, message: str) -> None:
    fault = faults(http.post(f"{PEER}/register", json={"url": url}, headers=admin))
    assert [(one["type"], one["loc"], one["msg"]) for one in fault] == [(kind, ["body", "url"], message)]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", f"{PEER}/register"),
        ("POST", f"{PEER}/unregister"),
        ("GET", f"{PEER}/list"),
        ("GET", f"{PEER}/load"),
        ("POST", TELEMETRY),
        ("GET", TELEMETRY),
        ("GET", f"{API}/models"),
        ("POST", PROVISION),
    ],
)
def test_what_only_administrators_may(http: httpx.Client, method: str, path: str) -> None:
    assert detail(http.request(method, path)) == (401, "Not authenticated")
    assert detail(http.request(method, path, headers=log_in(http))) == (403, "Admin required")


def test_load_without_a_scheduler(http: httpx.Client, admin: Headers) -> None:
    assert http.get(f"{PEER}/load", headers=admin).json() == {
        "scheduler_id": None,
        "queue_depth": 0,
        "active_workers": 0,
        "concurrency": 0,
        "load_factor": 0.0,
    }


def test_telemetry(server: Sandbox, http: httpx.Client, admin: Headers) -> None:
    def report(**body: Any) -> None:
        reply = http.post(TELEMETRY, json=body, headers=admin)
        assert (reply.status_code, reply.json()) == (202, {"status": "accepted"})

    def known() -> list[Any]:
        listed = http.get(TELEMETRY, headers=admin).json()["telemetry"]
        return [(one["source"], one["queue_depth"], one["observed_at"][:19]) for one in listed]

    report(source="a/", queue_depth=1, observed_at="2025-01-01T10:00:00")
    report(source="b", queue_depth="2", observed_at="2025-01-01T13:00:00+02:00")
    report(source="c", observed_at=0)
    assert known() == [
        ("b", 2, "2025-01-01T11:00:00"),
        ("a", 1, "2025-01-01T10:00:00"),
        ("c", 0, "1970-01-01T00:00:00"),
    ]
    report(source="a", queue_depth=5, observed_at="2025-01-01T10:00:00Z")
    assert ("a", 5, "2025-01-01T10:00:00") in known()
    report()
    report(scheduler_id="s1", load_factor="1.5")
    assert len(known()) == 5
    server.advance(120)
    assert known() == []
    assert http.get(TELEMETRY, headers=log_in(http, "admin")).json() == {"telemetry": []}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"queue_depth": -1}, "greater_than_equal"),
        ({"queue_depth": 1.5}, "int_from_float"),
        ({"load_factor": -0.5}, "greater_than_equal"),
        ({"load_factor": "x"}, "float_parsing"),
        ({"source": "x" * 2049}, "string_too_long"),
    ],
)
def test_malformed_telemetry(http: httpx.Client, admin: Headers, body: Any, kind: str) -> None:
    assert [one["type"] for one in faults(http.post(TELEMETRY, json=body, headers=admin))] == [kind]


def test_a_number_that_json_lacks_breaks_the_server(server: Sandbox, http: httpx.Client, admin: Headers) -> None:
    headers = {**admin, "Content-Type": "application/json"}
    reply = http.post(TELEMETRY, content='{"load_factor": NaN}', headers=headers)
    assert (reply.status_code, reply.text) == (500, "Internal Server Error")
    assert server.effects() == {}


def test_messages_between_nodes(server: Sandbox, http: httpx.Client) -> None:
    alice = log_in(http)

    def send(payload: Any) -> httpx.Response:
        return http.post(f"{PEER}/message", json={"payload": payload}, headers=alice)

    for document in ({"type": "ping", "n": 1}, [1, 2], "é" * 40):
        assert send(seal(document)).json() == {"status": "received", "data": document}
    assert server.effects() == {"send_peer_message": 3}
    sealed = seal({})
    for bad in (SPEC_TOKEN, "not a token", sealed[:-8] + "AAAAAAA="):
        assert detail(send(bad)) == (400, "Invalid peer payload")
    assert faults(send(" "))[0]["msg"] == "Value error, payload cannot be empty"


def test_fernet_as_its_specification_has_it() -> None:
    assert open_token(SPEC_TOKEN, base64.urlsafe_b64decode(SPEC_KEY)) == b"hello"


def test_models_and_making_them_ready(http: httpx.Client, admin: Headers) -> None:
    configuration = http.get(f"{API}/models", headers=admin).json()
    assert (configuration["active_profile"], configuration["available_profiles"]) == ("default", ["default"])
    assert list(configuration["profile"]["models"]) == ["general", "coding", "reasoning"]

    def provision(**body: Any) -> list[tuple[str, str, str | None]]:
        statuses = http.post(PROVISION, json=body, headers=admin).json()["statuses"]
        return [(one["role"], one["action"], one["detail"]) for one in statuses]

    assert provision() == [
        ("coding", "installed", None),
        ("coding:dolphin-x1-coding-baseline", "error", "source_missing"),
        ("general", "installed", None),
        ("general:dolphin-x1-chat-baseline", "error", "source_missing"),
        ("reasoning", "installed", None),
        ("reasoning:dolphin-x1-reasoning-baseline", "error", "source_missing"),
    ]
    skipped = ("general", "skipped", "already_ensured")
    adapter = ("general:dolphin-x1-chat-baseline", "error", "source_missing")
    assert provision(roles=[" General", "general"]) == [skipped]
    assert provision(roles=["general", "unknown"]) == [skipped, ("general", "installed", None), adapter]
    assert provision(roles=["general"], force=True) == [("general", "installed", None), adapter]
    assert [action for _, action, _ in provision(roles=[])] == ["skipped"] * 3


def test_malformed_provisioning(http: httpx.Client, admin: Headers) -> None:
    assert faults(http.post(PROVISION, headers=admin)) == [
        {"type": "missing", "loc": ["body"], "msg": "Field required", "input": None}
    ]
    blank = faults(http.post(PROVISION, json={"roles": [""]}, headers=admin))
    assert blank[0]["msg"] == "Value error, roles cannot contain empty values"


def test_context_from_repositories(http: httpx.Client) -> None:
    alice = log_in(http)

    def ask(**body: Any) -> httpx.Response:
        return http.post(RAG, json={"query": "where are retries?", **body}, headers=alice)

    found = ask().json()
    assert (found["enabled"], found["focus_areas"], len(found["references"])) == (True, ["auth", "retries"], 8)
    one = ask(repositories=["ACME/lib"], max_results=1).json()["references"]
    assert [reference["repository"] for reference in one] == ["acme/lib"]
    assert len(ask(repositories=["x", "All"], max_results=50).json()["references"]) == 8
    assert ask(repositories=["x"]).json() == {"enabled": True, "focus_areas": [], "references": []}
    assert detail(ask(query="BOOM")) == (503, "RAG context enrichment service is unavailable.")
    assert faults(ask(max_results=51))[0]["type"] == "less_than_equal"
    assert faults(ask(repositories=[" "]))[0]["msg"] == "Value error, repositories cannot contain empty values"
    assert faults(ask(query="  "))[0]["msg"] == "Value error, query cannot be empty"


def test_suggested_actions(http: httpx.Client) -> None:
    alice = log_in(http)

    def suggest(**body: Any) -> httpx.Response:
        return http.post(SUGGEST, json={"prompt": "Explain this and write a summary", **body}, headers=alice)

    assert suggest().json() == {
        "actions": ["summarize", "explain", "code"],
        "scores": {"summarize": 3.0, "explain": 2.0, "code": 1.0},
        "model": "heuristic-keyword",
    }
    assert suggest(actions=[" test", "deploy", "test"], prompt="deploy it").json()["actions"] == ["deploy", "test"]
    empty = faults(suggest(actions=[]))
    assert empty[0]["msg"] == "Value error, actions must include at least one non-empty value"
    assert faults(suggest(actions=[""]))[0]["msg"] == "Value error, actions cannot contain empty values"


def test_signs_of_life_and_metrics(http: httpx.Client, admin: Headers) -> None:
    assert http.get("/healthz").json() == {"status": "ok"}
    assert http.get("/ready").json() == {"status": "ready"}
    assert http.get("/llm/health").json() == {
        "status": "healthy",
        "backend": "local",
        "model": None,
        "last_check": None,
        "detail": None,
    }
    http.post(f"{PEER}/register", json={"url": "http://peer"}, headers=admin)
    metrics = http.get("/metrics", headers=log_in(http))
    assert metrics.headers["content-type"] == "text/plain; version=1.0.0; charset=utf-8"
    assert "mongars_peers 1.0\n" in metrics.text
    assert http.get("/llm/metrics").text == metrics.text
    assert detail(http.get("/metrics")) == (401, "Not authenticated")


def test_paths(http: httpx.Client) -> None:
    assert detail(http.get(f"{API}/nope")) == (404, "Not Found")
    assert detail(http.get("//healthz")) == (404, "Not Found")
    wrong = http.get("/token")
    assert (detail(wrong), wrong.headers["allow"]) == ((405, "Method Not Allowed"), "POST")
    head = http.head("/healthz")
    assert (head.status_code, head.headers["allow"]) == (405, "GET")
    moved = http.post(f"{API}/conversation/chat/")
    assert (moved.status_code, httpx.URL(moved.headers["location"]).path) == (307, f"{API}/conversation/chat")
    preflight = {"Origin": "http://localhost:8000", "Access-Control-Request-Method": "POST"}
    assert http.options("/token", headers=preflight).status_code == 200
    assert http.options("/token", headers={**preflight, "Origin": "http://evil"}).status_code == 400


def test_what_may_be_off(connect: Callable[[Sandbox], httpx.Client]) -> None:
    with Sandbox("mongars", rag="off", bootstrap="off", metrics="off", token_minutes=1) as server:
        http = connect(server)
        alice = log_in(http)
        assert detail(http.post(RAG, json={"query": "x"}, headers=alice)) == (503, "RAG disabled")
        assert detail(http.get("/metrics", headers=alice)) == (404, "Not found")
        account = {"username": "root", "password": "12345678"}
        for path in ("user/register/admin", "auth/bootstrap-admin"):
            assert detail(http.post(f"{API}/{path}", json=account)) == (403, "Admin bootstrap is disabled")
        server.advance(61)
        assert http.get("/metrics", headers=alice).status_code == 401
