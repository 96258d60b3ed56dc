"""Accounts, logging in, tokens, and who may do what."""

import time
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox
from fivefold.sandbox.mongars.tokens import make_token

from .mongars_tools import API, HISTORY, PASSWORDS, claims, detail, faults, log_in

REGISTER = f"{API}/user/register"
ALICE = {"username": "alice", "password": PASSWORDS["alice"]}
BOB = {"username": "bob", "password": "a-long-word"}


@pytest.fixture
def server(mongars_server: Sandbox) -> Sandbox:
    return mongars_server


def test_what_it_prints_lets_a_client_in(server: Sandbox, http: httpx.Client) -> None:
    env = server.env
    assert list(env) == [
        "MONGARS_BASE_URL",
        "MONGARS_USERNAME",
        "MONGARS_PASSWORD",
        "MONGARS_ORIGIN",
        "MONGARS_SECRET_KEY",
    ]
    assert env["MONGARS_BASE_URL"] == server.base_url
    form = {"username": env["MONGARS_USERNAME"], "password": env["MONGARS_PASSWORD"]}
    assert http.post("/token", data=form).status_code == 200


def test_registration(http: httpx.Client, server: Sandbox) -> None:
    reply = http.post(REGISTER, json={**BOB, "username": "  bob ", "unknown": 1})
    assert (reply.status_code, reply.json()) == (200, {"status": "registered", "is_admin": False})
    assert http.post("/token", data=BOB).status_code == 200
    assert detail(http.post(REGISTER, json=BOB)) == (409, "Username already exists")
    assert server.effects() == {"register_user": 1}


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (
            {**BOB, "password": "short"},
            {
                "type": "string_too_short",
                "loc": ["body", "password"],
                "msg": "String should have at least 8 characters",
                "input": "short",
                "ctx": {"min_length": 8},
            },
        ),
        (
            {**BOB, "username": "bob smith"},
            {
                "type": "value_error",
                "loc": ["body", "username"],
                "msg": "Value error, username may only contain letters, numbers, hyphens, or underscores",
                "input": "bob smith",
                "ctx": {"error": {}},
            },
        ),
        (
            {"username": "bob"},
            {"type": "missing", "loc": ["body", "password"], "msg": "Field required", "input": {"username": "bob"}},
        ),
    ],
)
def test_a_malformed_registration(http: httpx.Client, body: Any, fault: Any) -> None:
    assert faults(http.post(REGISTER, json=body)) == [fault]


def test_a_body_that_is_no_json(http: httpx.Client) -> None:
    reply = http.post(REGISTER, content="{nope", headers={"Content-Type": "application/json"})
    assert [(one["type"], one["loc"]) for one in faults(reply)] == [("json_invalid", ["body", 1])]


def test_login_by_form(http: httpx.Client) -> None:
    for given in ({"data": ALICE}, {"data": {**ALICE, "grant_type": "password"}}, {"files": _parts(ALICE)}):
        reply = http.post("/token", **given)
        assert list(reply.json()) == ["access_token", "token_type"]
        said = claims(reply.json()["access_token"])
        assert (said["sub"], said["admin"], type(said["exp"])) == ("alice", False, float)
        assert 0 < said["exp"] - time.time() <= 3600


def _parts(form: dict[str, str]) -> dict[str, Any]:
    return {name: (None, value) for name, value in form.items()}


def test_forms_that_are_refused(http: httpx.Client) -> None:
    assert detail(http.post("/token", data={**ALICE, "password": ""})) == (401, "Invalid credentials")
    for grant_type in ("", "client_credentials"):
        fault = faults(http.post("/token", data={**ALICE, "grant_type": grant_type}))
        assert [(one["type"], one["input"]) for one in fault] == [("string_pattern_mismatch", grant_type)]
    missing = {"type": "missing", "msg": "Field required", "input": None}
    assert faults(http.post("/token", json=ALICE)) == [
        {**missing, "loc": ["body", "username"]},
        {**missing, "loc": ["body", "password"]},
    ]
    wrong = http.post("/token", data={**ALICE, "password": "wrong"})
    assert "www-authenticate" not in wrong.headers


def test_login_by_json(http: httpx.Client) -> None:
    reply = http.post(f"{API}/auth/login", json={"username": "admin", "password": PASSWORDS["admin"]})
    assert {**reply.json(), "access_token": ""} == {
        "access_token": "",
        "token_type": "bearer",
        "admin": True,
        "expires_in": 3600,
    }
    assert detail(http.post(f"{API}/auth/login", json=BOB)) == (401, "Invalid credentials")


def test_a_token_ends_after_an_hour_of_the_sandbox(server: Sandbox, http: httpx.Client) -> None:
    alice = log_in(http)
    server.advance(3590)
    assert _read(http, alice["Authorization"]).status_code == 200
    server.advance(20)
    reason = "Invalid token: Token verification failed: Signature has expired."
    assert detail(_read(http, alice["Authorization"])) == (401, reason)
    assert _read(http, log_in(http)["Authorization"]).status_code == 200


def test_how_a_token_is_refused(http: httpx.Client) -> None:
    for header in (None, "Basic abc"):
        reply = _read(http, header)
        assert (detail(reply), reply.headers["www-authenticate"]) == ((401, "Not authenticated"), "Bearer")
    token = log_in(http)["Authorization"]
    forged = f"{token[:-10]}AAAAAAAAAA"
    bad = _read(http, forged)
    assert detail(bad) == (401, "Invalid token: Token verification failed: Signature verification failed.")
    assert detail(_read(http, "Bearer nonsense")) == (401, "Invalid token: missing subject")
    assert "www-authenticate" not in bad.headers
    assert _read(http, token.replace("Bearer", "bearer")).status_code == 200


def test_a_token_without_an_end_breaks_the_server(http: httpx.Client) -> None:
    reply = _read(http, f"Bearer {make_token({'sub': 'alice', 'admin': False})}")
    assert (reply.status_code, reply.headers["content-type"]) == (500, "text/plain; charset=utf-8")
    assert reply.text == "Internal Server Error"


def test_a_good_token_of_nobody(http: httpx.Client) -> None:
    ghost = f"Bearer {make_token({'sub': 'ghost', 'admin': False, 'exp': time.time() + 60})}"
    assert _read(http, ghost, "ghost").json() == []
    change = {"old_password": "12345678", "new_password": "12345678"}
    reply = http.post(f"{API}/user/change-password", json=change, headers={"Authorization": ghost})
    assert reply.status_code == 404


def _read(http: httpx.Client, header: str | None, user: str = "alice") -> httpx.Response:
    headers = {} if header is None else {"Authorization": header}
    return http.get(HISTORY, params={"user_id": user}, headers=headers)


def test_a_change_of_password_leaves_tokens_good(http: httpx.Client) -> None:
    alice, path = log_in(http), f"{API}/user/change-password"
    wrong = {"old_password": "not-the-one", "new_password": "something-new"}
    assert detail(http.post(path, json=wrong, headers=alice)) == (403, "Incorrect password")
    right = {**wrong, "old_password": PASSWORDS["alice"]}
    assert http.post(path, json=right, headers=alice).json() == {"status": "changed"}
    assert http.post("/token", data=ALICE).status_code == 401
    assert http.post("/token", data={**ALICE, "password": "something-new"}).status_code == 200
    assert _read(http, alice["Authorization"]).status_code == 200


def test_only_administrators_see_all_accounts(http: httpx.Client) -> None:
    path = f"{API}/user/list"
    assert detail(http.get(path)) == (401, "Not authenticated")
    assert detail(http.get(path, headers=log_in(http))) == (403, "Admin required")
    assert http.get(path, headers=log_in(http, "admin")).json() == {"users": ["admin", "alice", "olga"]}


def test_the_first_administrator(server: Sandbox, http: httpx.Client) -> None:
    bootstrap, register = f"{API}/auth/bootstrap-admin", f"{API}/user/register/admin"
    assert detail(http.post(bootstrap, json={})) == (409, "Admin already exists")
    assert detail(http.post(register, json=BOB)) == (403, "Admin already exists")
    assert server.seed({"users": [{"username": "bob"}]})["users"] == ["bob"]
    assert detail(http.post(register, json=BOB)) == (409, "Username already exists")
    assert http.post(bootstrap, json={}).json() == {"created": True, "username": "admin", "admin": True}
    assert http.post("/token", data={"username": "admin", "password": "admin"}).status_code == 200
    server.seed({})
    assert http.post(register, json=BOB).json() == {"status": "registered", "is_admin": True}
