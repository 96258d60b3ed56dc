"""Tokens: got, expired, renewed, set by hand; and credentials that stay in memory."""

import base64
import copy
import logging
import pickle
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from fivefold import ConfigurationError
from fivefold.mongars import AsyncMonGARS, MonGARS, TokenResponse, exceptions
from fivefold.mongars._tokens import claims, expiry, subject
from fivefold.sandbox import Sandbox

from .conftest import ORIGIN, PASSWORDS, QUICK, Made

HOUR = 3601.0
PASSWORD = PASSWORDS["alice"]


def sent(server: Sandbox, path: str) -> list[dict[str, Any]]:
    """The requests to a path."""
    return [request for request in server.requests() if request["path"] == path]


def test_the_form_of_a_login_has_no_empty_fields_and_no_token(alice: Any, mongars_server: Sandbox) -> None:
    alice.login("alice", PASSWORD)
    for request in sent(mongars_server, "/token"):
        assert request["headers"]["content-type"] == "application/x-www-form-urlencoded"
        assert "authorization" not in request["headers"]
        assert set(request["body"] if isinstance(request["body"], dict) else request["body"].split("&")) in (
            {"username", "password"},
            {"username=alice", f"password={PASSWORD}"},
        )


def test_when_a_token_ends_is_told_by_itself_or_by_the_answer(client: Any) -> None:
    assert client.token_expires_at is None
    token = client.login("alice", PASSWORD)
    assert abs(token.expires_at - datetime.now(UTC) - timedelta(hours=1)) < timedelta(minutes=1)
    assert client.token_expires_at == token.expires_at
    client.login_json({"username": "alice", "password": PASSWORD})
    assert client.token_expires_at != token.expires_at
    assert abs(client.token_expires_at - token.expires_at) < timedelta(minutes=1)


def test_an_expired_token_is_an_error_that_says_what_to_do(alice: Any, mongars_server: Sandbox) -> None:
    mongars_server.advance(HOUR)
    with pytest.raises(exceptions.AuthenticationError, match="Signature has expired") as expired:
        alice.history("alice")
    assert "log in again" in str(expired.value)
    assert (expired.value.status_code, len(sent(mongars_server, "/token"))) == (401, 1)


def test_remembered_credentials_log_in_again(client: Any, mongars_server: Sandbox) -> None:
    first = client.login("alice", PASSWORD, remember=True)
    mongars_server.advance(HOUR)
    raw = client.raw.chat({"message": "hello"})
    assert [attempt.status for attempt in raw.attempts] == [401, 200]
    assert client.token != first.access_token
    assert client.token_expires_at > first.expires_at
    assert len(sent(mongars_server, "/token")) == 2
    assert mongars_server.effects()["chat"] == 1


def test_events_log_in_again_too(client: Any, mongars_server: Sandbox) -> None:
    client.login("alice", PASSWORD, remember=True)
    mongars_server.advance(HOUR)
    assert next(iter(client.stream_events())).user == "alice"


def test_a_login_that_is_refused_is_not_tried_again_and_again(client: Any, mongars_server: Sandbox) -> None:
    client.login("alice", PASSWORD, remember=True)
    mongars_server.seed({"users": [{"username": "alice", "password": "another-password"}]})
    mongars_server.advance(HOUR)
    with pytest.raises(exceptions.AuthenticationError, match="Invalid credentials") as refused:
        client.history("alice")
    assert refused.value.operation == "login"
    with pytest.raises(exceptions.AuthenticationError, match="has expired"):
        client.history("alice")
    assert len(sent(mongars_server, "/token")) == 2


def test_a_renewed_token_that_is_refused_too_is_the_end(client: Any, mongars_server: Sandbox) -> None:
    client.login("alice", PASSWORD, remember=True)
    mongars_server.fault("history", status=401, body={"detail": "no"})
    with pytest.raises(exceptions.AuthenticationError, match="no"):
        client.history("alice")
    assert len(sent(mongars_server, "/api/v1/conversation/history")) == 2


def test_a_changed_password_is_remembered(client: Any, mongars_server: Sandbox) -> None:
    client.login_json({"username": "alice", "password": PASSWORD}, remember=True)
    client.change_password({"old_password": PASSWORD, "new_password": "the-new-password"})
    mongars_server.advance(HOUR)
    assert client.history("alice") == []


def test_a_wrong_password_is_no_reason_to_log_in_again(client: Any, mongars_server: Sandbox) -> None:
    client.login("alice", PASSWORD, remember=True)
    with pytest.raises(exceptions.AuthenticationError, match="Invalid credentials") as refused:
        client.login("alice", "wrong-password")
    assert "check the user name and the password" in str(refused.value)
    assert "wrong-password" not in repr(vars(refused.value)) + str(refused.value)
    assert len(sent(mongars_server, "/token")) == 2


def test_the_login_within_a_call_keeps_to_its_deadline(client: Any, mongars_server: Sandbox) -> None:
    client.login("alice", PASSWORD, remember=True)
    mongars_server.advance(HOUR)
    mongars_server.fault("login", hang=True)
    with pytest.raises(exceptions.DeadlineExceededError):
        client.view(deadline=0.3).history("alice")


def test_a_token_set_by_hand_is_sent_and_taken_back(client: Any, alice: Any, mongars_server: Sandbox) -> None:
    view = client.view(timeout=20)
    client.set_token(alice.token)
    assert view.token == alice.token
    assert view.history("alice") == []
    client.set_token(None)
    with pytest.raises(exceptions.AuthenticationError, match="Not authenticated"):
        view.history("alice")
    assert "authorization" not in mongars_server.requests()[-1]["headers"]


def test_a_token_set_by_hand_forgets_the_credentials(client: Any, mongars_server: Sandbox) -> None:
    client.login("alice", PASSWORD, remember=True)
    client.set_token("nonsense")
    with pytest.raises(exceptions.AuthenticationError, match="missing subject"):
        client.history("alice")
    assert len(sent(mongars_server, "/token")) == 1


def test_a_token_may_come_from_the_environment(
    new: Made, alice: Any, mongars_server: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONGARS_TOKEN", alice.token)
    monkeypatch.setenv("MONGARS_BASE_URL", mongars_server.base_url)
    assert new(None).history("alice") == []


def test_token_and_origin_may_come_from_a_config_file(
    new: Made, alice: Any, mongars_server: Sandbox, tmp_path: Path
) -> None:
    config = tmp_path / "fivefold.toml"
    config.write_text(
        f'[mongars]\nbase_url = "{mongars_server.base_url}"\ntoken = "{alice.token}"\norigin = "{ORIGIN}"\n'
    )
    client = new(None, origin=None, config_file=config)
    assert next(iter(client.stream_events())).data.origin == ORIGIN


@pytest.mark.parametrize("text", ["\ud800", 7, None])
def test_credentials_that_are_no_text_are_refused_before_it_is_sent(
    text: Any, client: Any, mongars_server: Sandbox
) -> None:
    for given in ((text, PASSWORD), ("alice", text)):
        with pytest.raises((TypeError, ValueError)):
            client.login(*given)
    assert mongars_server.requests() == []


@pytest.mark.parametrize("made", [MonGARS, AsyncMonGARS])
def test_no_pickle_and_no_repr_holds_the_credentials(made: Any, mongars_server: Sandbox) -> None:
    blocking = MonGARS(mongars_server.base_url, retry=QUICK)
    blocking.login("alice", PASSWORD, remember=True)
    client = made(mongars_server.base_url, retry=QUICK)
    client._options.settings["session"].begin(client._options, blocking.token, ("alice", PASSWORD))
    assert PASSWORD.encode() not in pickle.dumps(client)
    shown = repr(client) + repr(client._options) + repr(client._options.settings)
    assert PASSWORD not in shown
    assert blocking.token is not None
    assert blocking.token not in shown
    for twin in (pickle.loads(pickle.dumps(client)), copy.deepcopy(client)):
        assert twin.token == client.token
        assert twin._options.settings["session"].credentials is None
    blocking.close()


def test_a_token_shows_nowhere(alice: Any) -> None:
    token = TokenResponse(access_token="head.body.tail", token_type="bearer")
    assert "head.body.tail" not in repr(token)
    assert token.expires_at is None
    with pytest.raises(ConfigurationError) as refused:
        alice.set_token("not\na token")
    assert "not\na token" not in str(refused.value)


@pytest.mark.parametrize("token", [None, "", "a.b", "a.b.c", "a.!!!.c", "a.bnVsbA.c", "a." + "x" * 5 + ".c"])
def test_what_is_no_token_says_nothing(token: str | None) -> None:
    assert (claims(token), subject(token), expiry(token)) == ({}, None, None)


@pytest.mark.parametrize("claimed", [b'{"exp": "soon"}', b'{"exp": true}', b'{"exp": 1e300}', b'{"sub": 7}', b"{}"])
def test_claims_that_make_no_sense_are_none(claimed: bytes) -> None:
    token = f"a.{base64.urlsafe_b64encode(claimed).decode().rstrip('=')}.c"
    assert (subject(token), expiry(token)) == (None, None)


def test_the_log_tells_the_login_within_a_call_by_its_name(
    client: Any, mongars_server: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    client.login("alice", PASSWORD, remember=True)
    mongars_server.advance(HOUR)
    caplog.set_level(logging.DEBUG, "fivefold")
    client.history("alice")
    lines = [record.getMessage() for record in caplog.records if record.name == "fivefold"]
    told = [" ".join(line.split()[:5]) for line in lines if " -> " in line]
    base_url = mongars_server.base_url
    history = f"mongars.history GET {base_url}/api/v1/conversation/history?user_id=alice&limit=10 ->"
    assert told == [f"{history} 401", f"mongars.login POST {base_url}/token -> 200", f"{history} 200"]
    assert PASSWORD not in "".join(lines)
    assert client.token not in "".join(lines)
