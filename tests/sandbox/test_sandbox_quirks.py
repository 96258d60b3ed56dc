"""What the real service does, and what is done instead when the quirk is off."""

import json
import socket
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox

API = "/api/v1"
UNKNOWN = "00000000-0000-4000-8000-000000000000"
Connect = Callable[[Sandbox], httpx.Client]

REFUSED_BY_THE_DATABASE = [
    ("providers", {"provider_type": "t" * 51, "display_name": "x"}, "provider_type"),
    ("providers", {"provider_type": "t", "display_name": "x" * 256}, "display_name"),
    ("models", {"provider_account_id": UNKNOWN, "model_id": "m"}, "provider_account_id"),
    ("alerts/rules", {"name": "x", "rule_type": "any_model_down", "target_model_id": UNKNOWN}, "target_model_id"),
]


@pytest.mark.parametrize(("path", "body", "field"), REFUSED_BY_THE_DATABASE)
def test_text_500(server: Sandbox, http: httpx.Client, path: str, body: dict[str, str], field: str) -> None:
    reply = http.post(f"{API}/{path}", json=body)
    assert (reply.status_code, reply.text) == (500, "Internal Server Error")
    assert reply.headers["content-type"] == "text/plain; charset=utf-8"
    assert "vary" not in reply.headers
    assert server.effects() == {}


@pytest.mark.parametrize(("path", "body", "field"), REFUSED_BY_THE_DATABASE)
def test_text_500_off(strict: Sandbox, connect: Connect, path: str, body: dict[str, str], field: str) -> None:
    reply = connect(strict).post(f"{API}/{path}", json=body)
    assert reply.status_code == 422
    (issue,) = reply.json()["detail"]
    assert issue.keys() >= {"type", "loc", "msg", "input"}
    assert (issue["loc"], issue["input"]) == (["body", field], body[field])


def test_texts_that_are_not_stored_may_be_long(http: httpx.Client, strict: Sandbox, connect: Connect) -> None:
    body = {"provider_type": "t" * 51, "display_name": "x"}
    statuses = [
        client.post(f"{API}/providers/test-connection", json=body).status_code for client in (http, connect(strict))
    ]
    assert statuses == [200, 422]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PATCH", "models/{model}", {"custom_name": "n" * 256}),
        ("PATCH", "providers/{provider}", {"display_name": "n" * 256}),
        ("POST", "benchmarks", {"prompt_pack": "x", "name": "n" * 256}),
    ],
)
def test_text_500_of_long_names(
    server: Sandbox, http: httpx.Client, method: str, path: str, body: dict[str, Any]
) -> None:
    ids = server.seed({"providers": [{}], "models": [{}]})
    url = path.format(model=ids["models"][0], provider=ids["providers"][0])
    reply = http.request(method, f"{API}/{url}", json={**body, "model_ids": ids["models"]})
    assert (reply.status_code, reply.text) == (500, "Internal Server Error")


def test_the_connection_is_gone_after_a_500(server: Sandbox) -> None:
    """The reply does not say so, and the server closes all the same."""
    host, port = server.base_url.removeprefix("http://").split(":")
    body = json.dumps({"provider_type": "t" * 51, "display_name": "x"}).encode()
    head = f"POST {API}/providers HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n"
    request = f"{head}Content-Type: application/json\r\n\r\n".encode() + body
    with socket.create_connection((host, int(port)), timeout=5) as client:
        client.sendall(request)
        received = b"".join(iter(lambda: client.recv(4096), b""))
    assert received.startswith(b"HTTP/1.1 500 ")
    assert received.endswith(b"\r\n\r\nInternal Server Error")
    assert b"connection:" not in received.lower()


def test_ignored_parameters_off(strict: Sandbox, connect: Connect) -> None:
    reply = connect(strict).get(f"{API}/models", params={"provider_account_id": "x", "limit": "0"})
    assert reply.status_code == 422
    assert [(issue["type"], issue["loc"]) for issue in reply.json()["detail"]] == [
        ("greater_than_equal", ["query", "limit"]),
        ("extra_forbidden", ["query", "provider_account_id"]),
    ]


@pytest.mark.parametrize(
    ("path", "body", "value"),
    [
        ("monitoring/config", {"interval_minutes": "5"}, "5"),
        ("monitoring/config", {"enabled": 1}, 1),
        ("monitoring/config", {"enabled": "off"}, "off"),
    ],
)
def test_lax_values_off(strict: Sandbox, connect: Connect, path: str, body: dict[str, Any], value: object) -> None:
    http = connect(strict)
    (issue,) = http.patch(f"{API}/{path}", json=body).json()["detail"]
    assert (issue["type"], issue["loc"], issue["input"]) == ("strict_type", ["body", *body], value)
    assert http.patch(f"{API}/{path}", json={"interval_minutes": 5.0, "enabled": None}).status_code == 200
    times = [http.get(f"{API}/alerts", params={"since": since}).status_code for since in ("1767222000", "2026-01-01")]
    assert times == [422, 200]


def test_one_allowed_method_off(strict: Sandbox, connect: Connect) -> None:
    http = connect(strict)
    allowed = [http.put(f"{API}/{path}").headers["allow"] for path in ("providers", f"providers/{UNKNOWN}")]
    assert allowed == ["GET, POST", "GET, PATCH, DELETE"]


def test_swallowed_paths(http: httpx.Client, strict: Sandbox, connect: Connect) -> None:
    assert http.patch(f"{API}/providers/catalog", json={}).status_code == 422
    reply = connect(strict).patch(f"{API}/providers/catalog", json={})
    assert (reply.status_code, reply.headers["allow"]) == (405, "GET")


def test_undecodable_body_400(http: httpx.Client, strict: Sandbox, connect: Connect) -> None:
    headers = {"Content-Type": "application/json"}
    real = http.post(f"{API}/providers", content=b"[\xff]", headers=headers)
    assert (real.status_code, real.json()) == (400, {"detail": "There was an error parsing the body"})
    off = connect(strict).post(f"{API}/providers", content=b"[\xff]", headers=headers)
    assert (off.status_code, off.json()["detail"][0]["loc"]) == (422, ["body", 1])


def test_null_provider_name_off(strict: Sandbox, connect: Connect) -> None:
    http = connect(strict)
    ids = strict.seed({"providers": [{"display_name": "Fake"}], "models": [{}]})
    body = {"provider_account_id": ids["providers"][0], "model_id": "m"}
    assert http.post(f"{API}/models", json=body).json()["provider_name"] == "Fake"
    assert http.patch(f"{API}/models/{ids['models'][0]}", json={}).json()["provider_name"] == "Fake"


def test_duplicate_ids_as_unknown_off(strict: Sandbox, connect: Connect) -> None:
    (model,) = strict.seed({"providers": [{}], "models": [{}]})["models"]
    reply = connect(strict).post(f"{API}/benchmarks", json={"model_ids": [model, model], "prompt_pack": "x"})
    assert reply.status_code == 422
    assert reply.json()["detail"][0]["loc"] == ["body", "model_ids"]


@pytest.mark.parametrize(
    ("kind", "status", "success", "count"),
    [("openai", 200, True, 0), ("aws_bedrock", 500, None, None)],
)
def test_swallowed_discovery(
    server: Sandbox, http: httpx.Client, kind: str, status: int, success: bool | None, count: int | None
) -> None:
    bad = {"provider_type": kind, "credentials": {"api_key": "bad"}}
    (provider,) = server.seed({"providers": [bad]})["providers"]
    reply = http.post(f"{API}/providers/{provider}/refresh-models")
    assert (reply.status_code, reply.headers["content-type"]) == (status, "application/json")
    assert (reply.json().get("success"), reply.json().get("models_discovered")) == (success, count)
    assert status == 200 or reply.json()["detail"].startswith("AWS Bedrock discovery failed: ")


def test_swallowed_discovery_off(strict: Sandbox, connect: Connect) -> None:
    bad = {"provider_type": "aws_bedrock", "credentials": {"api_key": "bad"}}
    (provider,) = strict.seed({"providers": [bad]})["providers"]
    reply = connect(strict).post(f"{API}/providers/{provider}/refresh-models").json()
    assert (reply["success"], reply["models_discovered"]) == (False, 0)


def test_the_quirks_in_force_can_be_read(
    server: Sandbox, http: httpx.Client, strict: Sandbox, connect: Connect, launch: Callable[..., Sandbox]
) -> None:
    real = http.get("/_sandbox").json()["quirks"]
    assert {"text_500", "unstable_ties", "endless_streams"} <= real.keys()
    assert all(sentence.endswith(".") for sentence in real.values())
    assert connect(strict).get("/_sandbox").json()["quirks"] == {}
    chosen = connect(launch(quirks="real,-unstable_ties")).get("/_sandbox").json()["quirks"]
    assert real.keys() - chosen.keys() == {"unstable_ties"}
