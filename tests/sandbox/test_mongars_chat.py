"""Messages to the assistant: answers, the slot of a second, the guard, and what is remembered."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox

from .mongars_tools import CHAT, HISTORY, Headers, detail, faults, log_in, say

Connect = Callable[[Sandbox], httpx.Client]
GUARDED = "/llm/chat"
APPROVE = "/llm/security/approve"
TOO_MANY = (429, "Too many requests: please wait before sending another message.")
MINUTE = 60.0
PERSONAL: dict[str, Any] = {"message": "mail me at bob@example.com", "allowed_actions": ["personal_data_access"]}


@pytest.fixture
def server(mongars_server: Sandbox) -> Sandbox:
    return mongars_server


@pytest.fixture
def alice(http: httpx.Client) -> Headers:
    return log_in(http)


@pytest.fixture(scope="module")
def _patient() -> Iterator[Sandbox]:
    with Sandbox("mongars", chat_interval=MINUTE) as sandbox:
        yield sandbox


@pytest.fixture
def patient(_patient: Sandbox) -> Sandbox:
    """A sandbox that takes one message a minute: no test is so slow that a minute passes by itself."""
    _patient.reset()
    return _patient


def test_an_answer(server: Sandbox, http: httpx.Client, alice: Headers) -> None:
    reply = say(http, alice, "  hello <b>there</b><script>  ").json()
    turn = reply["speech_turn"]
    assert reply["response"] == 'You said "hello <b>there</b>". That is 2 words. I will remember it.'
    assert reply["confidence"] == 12 / 512
    assert turn["text"] == reply["response"] == " ".join(one["text"] for one in turn["segments"])
    assert turn["segments"][1] == {"text": "That is 2 words.", "estimated_duration": 1.455, "pause_after": 0.509}
    assert (turn["average_words_per_second"], turn["tempo"]) == (2.75, 1.0)
    assert turn["created_at"].endswith("Z")
    server.reset()
    again = say(http, log_in(http), "hello <b>there</b>").json()
    assert (again["response"], again["speech_turn"]["turn_id"]) == (reply["response"], turn["turn_id"])


def test_one_message_per_interval_and_user(patient: Sandbox, connect: Connect) -> None:
    http = connect(patient)
    alice = log_in(http)
    assert say(http, alice).status_code == 200
    for path in (CHAT, GUARDED):
        reply = say(http, alice, path=path)
        assert detail(reply) == TOO_MANY
        assert not {"retry-after", "x-ratelimit-limit"} & set(reply.headers)
    assert say(http, log_in(http, "olga")).status_code == 200
    patient.advance(MINUTE)
    assert say(http, alice, path=GUARDED).status_code == 200
    assert detail(say(http, alice)) == TOO_MANY


def test_the_interval_is_a_second(server: Sandbox, http: httpx.Client, alice: Headers) -> None:
    for _ in range(3):
        assert say(http, alice).status_code == 200
        server.advance(1)


def test_of_many_at_once_one_is_answered(patient: Sandbox, connect: Connect) -> None:
    http = connect(patient)
    alice = log_in(http)
    with ThreadPoolExecutor(4) as pool:
        replies = list(pool.map(lambda _: say(http, alice).status_code, range(4)))
    assert sorted(replies) == [200, 429, 429, 429]
    assert patient.effects() == {"chat": 1}


def test_a_refused_try_does_not_put_off_the_next(patient: Sandbox, connect: Connect) -> None:
    http = connect(patient)
    alice = log_in(http)
    assert say(http, alice).status_code == 200
    patient.advance(MINUTE / 2)
    assert detail(say(http, alice)) == TOO_MANY
    patient.advance(MINUTE / 2)
    assert say(http, alice).status_code == 200


def test_the_order_of_checks(patient: Sandbox, connect: Connect) -> None:
    http = connect(patient)
    alice = log_in(http)
    as_json = {"Content-Type": "application/json"}
    assert faults(http.post(CHAT, content="{", headers=as_json))[0]["type"] == "json_invalid"
    assert detail(http.post(CHAT, json={})) == (401, "Not authenticated")
    assert faults(http.post(CHAT, content="{", headers={**alice, **as_json}))
    assert faults(say(http, alice, ""))[0]["type"] == "string_too_short"
    assert detail(say(http, alice, "")) == TOO_MANY
    patient.advance(MINUTE)
    text = faults(http.post(CHAT, content='{"message":"hi"}', headers=alice))
    assert text[0]["type"] == "model_attributes_type"


@pytest.mark.parametrize(
    ("body", "place", "message"),
    [
        ({"message": "   "}, "message", "Value error, message cannot be empty"),
        ({"message": "a" * 1001}, "message", "String should have at most 1000 characters"),
        ({"session_id": " "}, "session_id", "Value error, session_id cannot be empty"),
        ({"allowed_actions": []}, "allowed_actions", "Value error, allowed_actions must include at least one value"),
        ({"allowed_actions": [""]}, "allowed_actions", "Value error, allowed_actions cannot contain empty values"),
        ({"approval_token": "a" * 129}, "approval_token", "String should have at most 128 characters"),
        ({"token_ref": "a" * 65}, "token_ref", "String should have at most 64 characters"),
    ],
)
def test_a_malformed_message(http: httpx.Client, alice: Headers, body: Any, place: str, message: str) -> None:
    fault = faults(http.post(CHAT, json={"message": "hi", **body}, headers=alice))
    assert [(one["loc"], one["msg"]) for one in fault] == [(["body", place], message)]


def test_nulls_are_taken_and_nothing_but_tags_is_not(server: Sandbox, http: httpx.Client, alice: Headers) -> None:
    nulls: dict[str, Any] = dict.fromkeys(("session_id", "allowed_actions", "approval_token", "token_ref"))
    assert say(http, alice, **nulls).status_code == 200
    server.advance(1)
    reply = say(http, alice, "<script></script>")
    assert detail(reply) == (422, "Missing required fields: user_id and query.")


def test_a_model_that_is_away(server: Sandbox, http: httpx.Client, alice: Headers) -> None:
    reply = say(http, alice, "BOOM")
    assert (reply.status_code, reply.json()["confidence"]) == (200, 0.0)
    assert reply.json()["response"].startswith("The response service is temporarily unavailable.")
    assert http.get(HISTORY, params={"user_id": "alice"}, headers=alice).json() == []
    server.advance(1)
    assert detail(say(http, alice, "BOOM", GUARDED)) == (502, "Failed to generate chat response")


@pytest.mark.parametrize(("word", "status"), [("OVERLONG", 413), ("BROKEN", 502), ("STUCK", 504)])
def test_words_that_make_trouble(http: httpx.Client, alice: Headers, word: str, status: int) -> None:
    assert detail(say(http, alice, f"now {word}"))[0] == status


def test_history(server: Sandbox, http: httpx.Client, alice: Headers) -> None:
    for message in ("one", "two", "<i>three</i>"):
        say(http, alice, message)
        server.advance(1)
    turns = _history(http, alice, limit=2).json()
    assert [turn["query"] for turn in turns] == ["<i>three</i>", "two"]
    assert list(turns[0]) == ["user_id", "query", "response", "timestamp", "expires_at"]
    stored = datetime.fromisoformat(turns[0]["timestamp"])
    assert datetime.fromisoformat(turns[0]["expires_at"]) - stored == timedelta(hours=24)
    server.advance(24 * 3600)
    assert _history(http, log_in(http)).json() == []


def test_what_history_refuses(http: httpx.Client, alice: Headers) -> None:
    assert detail(_history(http, alice, limit=0)) == (422, "limit must be a positive integer")
    assert detail(_history(http, alice, user_id=" ")) == (422, "user_id must be a non-empty string")
    assert faults(_history(http, alice, limit="abc"))[0]["type"] == "int_parsing"
    assert faults(http.get(HISTORY, headers=alice))[0]["loc"] == ["query", "user_id"]
    assert detail(_history(http, log_in(http, "admin"))) == (403, "Forbidden")


def test_no_more_than_a_hundred_turns(server: Sandbox, http: httpx.Client) -> None:
    server.seed({"users": [{"username": "eve"}], "history": [{"user_id": "eve", "query": str(n)} for n in range(120)]})
    reply = http.post("/token", data={"username": "eve", "password": "password"}).json()
    eve = {"Authorization": f"Bearer {reply['access_token']}"}
    turns = _history(http, eve, user_id="eve", limit=100000).json()
    assert (len(turns), turns[0]["query"], turns[-1]["query"]) == (100, "119", "20")
    assert len(_history(http, eve, user_id="eve").json()) == 10


def test_history_is_stale_once_read(server: Sandbox, http: httpx.Client, alice: Headers) -> None:
    assert _history(http, alice).json() == []
    say(http, alice, "first")
    assert _history(http, alice).json() == []
    server.advance(300)
    assert [turn["query"] for turn in _history(http, alice).json()] == ["first"]
    say(http, alice, "second")
    server.advance(300)
    assert [turn["query"] for turn in _history(http, alice).json()] == ["first"]


def _history(http: httpx.Client, headers: Headers, **params: Any) -> httpx.Response:
    return http.get(HISTORY, params={"user_id": "alice", **params}, headers=headers)


def test_personal_data_needs_an_approval(server: Sandbox, http: httpx.Client, alice: Headers) -> None:
    refused = http.post(GUARDED, json=PERSONAL, headers=alice)
    status, needed = detail(refused)
    assert (status, needed["error"], needed["blocked_entities"]) == (403, "approval_required", ["email"])
    assert needed["message"] == "This request requires human approval due to sensitive data"
    given = {name: needed[name] for name in ("approval_token", "token_ref")}
    server.advance(1)
    early = http.post(GUARDED, json={**PERSONAL, **given}, headers=alice)
    assert detail(early)[1]["message"] == "Invalid approval token provided"
    olga, query = log_in(http, "olga"), {"token": given["approval_token"], "operator_id": "olga"}
    approved = http.post(APPROVE, params=query, headers=olga).json()
    assert approved == {"status": "approved", "token_ref": given["token_ref"]}
    assert detail(http.post(APPROVE, params=query, headers=olga)) == (409, "already_approved")
    server.advance(1)
    reply = http.post(GUARDED, json={**PERSONAL, **given}, headers=alice).json()
    assert reply["speech_turn"]["turn_id"].startswith("llm-")
    assert reply["speech_turn"]["tempo"] == 0.0
    assert server.effects() == {"approve_request": 1, "chat_guarded": 1}
    assert _history(http, alice).json() == []


def test_what_the_guard_lets_pass(server: Sandbox, http: httpx.Client, alice: Headers) -> None:
    for path, body in ((CHAT, PERSONAL), (GUARDED, {**PERSONAL, "allowed_actions": None})):
        assert http.post(path, json=body, headers=alice).status_code == 200
        server.advance(1)


def test_what_an_approval_refuses(http: httpx.Client) -> None:
    admin = log_in(http, "admin")
    given = [({"token": " "}, "missing_token"), ({"operator_id": "zed"}, "operator_mismatch")]
    for query, reason in given:
        reply = http.post(APPROVE, params={"token": "x", "operator_id": "admin", **query}, headers=admin)
        assert reply.json() == {"detail": {"status": "error", "reason": reason}}
        assert reply.status_code == (400 if reason == "missing_token" else 403)
    query = {"token": "x", "operator_id": "admin"}
    assert detail(http.post(APPROVE, params=query, headers=admin)) == (404, "invalid_token")
    assert detail(http.post(APPROVE, params=query, headers=log_in(http))) == (403, "Operator role required")
    assert [one["loc"] for one in faults(http.post(APPROVE, headers=admin))] == [
        ["query", "token"],
        ["query", "operator_id"],
    ]
