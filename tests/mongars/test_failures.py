"""How calls to monGARS fail, what the errors tell, and what they keep to themselves."""

import pickle
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

import fivefold
from fivefold import OutcomeUnknownError
from fivefold.mongars import MonGARS, _resolving, exceptions
from fivefold.sandbox import Sandbox

from .conftest import ORIGIN, QUICK, Made

CHAT = {"message": "hello"}


def test_a_refusal_for_lack_of_rights_is_no_matter_of_authentication(alice: Any) -> None:
    with pytest.raises(exceptions.PermissionDeniedError) as refused:
        alice.list_users()
    assert not isinstance(refused.value, exceptions.AuthenticationError)
    assert isinstance(refused.value, fivefold.PermissionDeniedError | exceptions.SDKError)
    assert (refused.value.status_code, refused.value.detail) == (403, "Admin required")
    assert refused.value.payload == {"detail": "Admin required"}
    with pytest.raises(exceptions.PermissionDeniedError, match="Forbidden"):
        alice.history("bob")


def test_a_taken_name_is_a_conflict(client: Any) -> None:
    with pytest.raises(exceptions.ConflictError, match="Username already exists"):
        client.register_user({"username": "alice", "password": "long-enough"})


def test_a_malformed_registration_names_the_field_and_hides_the_password(client: Any) -> None:
    with pytest.raises(exceptions.UnprocessableEntityError) as refused:
        client.register_user({"username": "bob", "password": "tiny-5"})
    assert "body.password" in refused.value.message
    assert refused.value.detail[0]["loc"] == ["body", "password"]
    kept = str(refused.value) + repr(refused.value.body) + repr(pickle.loads(pickle.dumps(refused.value)).__dict__)
    assert "tiny-5" not in kept


@pytest.mark.parametrize("message", ["<script></script>", " "])
def test_a_422_in_words_and_one_as_a_list_are_the_same_error(message: str, alice: Any) -> None:
    with pytest.raises(exceptions.UnprocessableEntityError) as refused:
        alice.chat({"message": message})
    assert refused.value.message


def test_a_model_that_cannot_be_reached_is_a_degraded_answer(alice: Any) -> None:
    answer = alice.chat({"message": "BOOM"})
    assert (answer.degraded, answer.confidence) == (True, 0.0)
    assert alice.history("alice") == []


@pytest.mark.parametrize(
    ("message", "status", "kind"),
    [
        ("OVERLONG", 413, exceptions.APIStatusError),
        ("BROKEN", 502, OutcomeUnknownError),
        ("STUCK", 504, OutcomeUnknownError),
    ],
)
def test_a_message_that_fails_is_not_sent_again(
    message: str, status: int, kind: type[Exception], alice: Any, mongars_server: Sandbox
) -> None:
    with pytest.raises(kind) as failed:
        alice.chat({"message": message})
    assert isinstance(failed.value, exceptions.APIError)
    assert failed.value.status_code == status
    assert [request["operation"] for request in mongars_server.requests()].count("chat") == 1


@pytest.fixture(scope="module")
def bare() -> Iterator[Sandbox]:
    """A server where all is off that can be, and whose clock is a little ahead of ours."""
    ahead = datetime.now(UTC) + timedelta(seconds=30)  # it starts at once, and the process some time later
    with Sandbox("mongars", rag="off", bootstrap="off", metrics="off", clock=ahead.isoformat()) as server:
        yield server


def test_what_is_off_for_good_has_errors_of_its_own(new: Made, bare: Sandbox) -> None:
    alice = new(bare.base_url, "alice")
    with pytest.raises(exceptions.RagDisabledError, match="RAG disabled"):
        alice.fetch_rag_context({"query": "hello"})
    with pytest.raises(exceptions.NotFoundError):
        alice.get_metrics()
    with pytest.raises(exceptions.PermissionDeniedError, match="bootstrap is disabled"):
        alice.bootstrap_admin()


def test_context_that_is_away_for_now_is_another_error(alice: Any) -> None:
    with pytest.raises(exceptions.InternalServerError, match="is unavailable") as away:
        alice.fetch_rag_context({"query": "BOOM"})
    assert not isinstance(away.value, exceptions.RagDisabledError)
    assert len(away.value.attempts) == 3


def test_a_plain_500_is_an_error_and_the_next_call_has_a_new_connection(admin: Any, mongars_server: Sandbox) -> None:
    mongars_server.fault(
        "publish_peer_telemetry", status=500, body="Internal Server Error", content_type="text/plain", times=1
    )
    with pytest.raises(exceptions.InternalServerError) as failed:
        admin.publish_peer_telemetry({"source": "node"})
    assert (failed.value.detail, failed.value.message) == ("Internal Server Error", "Internal Server Error")
    assert admin.publish_peer_telemetry({"source": "node"}).status == "accepted"


def test_a_body_that_does_not_fit_is_refused_before_it_is_sent(alice: Any, mongars_server: Sandbox) -> None:
    sent = len(mongars_server.requests())
    for body in ({}, {"message": 7}, None, "hello"):
        with pytest.raises((TypeError, ValueError)):
            alice.chat(body)
    with pytest.raises(ValueError, match="number"):
        alice.publish_peer_telemetry({"load_factor": float("nan")})
    assert len(mongars_server.requests()) == sent


def test_a_server_that_is_not_there_is_our_error(new: Made) -> None:
    with pytest.raises(exceptions.APIConnectionError, match="ConnectError") as gone:
        new("http://127.0.0.1:9").login("alice", "secret-password")
    assert isinstance(gone.value, exceptions.SDKError)
    assert "MONGARS_BASE_URL" in str(gone.value)


def test_a_success_that_is_no_json_is_our_error(alice: Any, mongars_server: Sandbox) -> None:
    mongars_server.fault("chat", body="<h1>hello</h1>", content_type="text/html")
    with pytest.raises(exceptions.ResponseValidationError):
        alice.chat(CHAT)


def test_a_lost_answer_to_a_message_is_found_in_the_history(new: Made, bare: Sandbox) -> None:
    bare.reset()
    alice = new(bare.base_url, "alice")
    bare.fault("chat", drop="after", times=1)
    with pytest.raises(exceptions.OutcomeUnknownError) as lost:
        alice.chat({"message": " hello "})
    told = alice.resolve(lost.value)
    assert (told, told.found.query) == ("happened", "hello")
    assert bare.effects()["chat"] == 1


def test_a_message_that_never_arrived_may_still_be_on_its_way(alice: Any, mongars_server: Sandbox) -> None:
    mongars_server.fault("chat", drop="before")
    with pytest.raises(exceptions.OutcomeUnknownError) as lost:
        alice.chat(CHAT)
    assert alice.resolve(lost.value) == "unknown"


@pytest.mark.parametrize(("drop", "happened"), [("after", "happened"), ("before", "did_not_happen")])
def test_a_lost_registration_is_looked_up(
    drop: str, happened: str, admin: Any, alice: Any, mongars_server: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_resolving, "SETTLING", 0.0)
    mongars_server.fault("register_user", drop=drop, times=1)
    with pytest.raises(exceptions.OutcomeUnknownError) as lost:
        admin.register_user({"username": "bob", "password": "bobs-password"})
    assert "bobs-password" not in repr(pickle.loads(pickle.dumps(lost.value)).__dict__)
    assert admin.resolve(lost.value) == happened
    assert alice.resolve(lost.value) == "unknown"


def test_a_registration_that_is_late_may_still_happen(admin: Any, mongars_server: Sandbox) -> None:
    mongars_server.fault("register_user", delay=60, times=1)
    with pytest.raises(exceptions.OutcomeUnknownError) as lost:
        admin.view(timeout=httpx.Timeout(10, read=0.05)).register_user({"username": "bob", "password": "bobs-password"})
    assert admin.resolve(lost.value) == "unknown"
    mongars_server.advance(61)
    while admin.resolve(lost.value) == "unknown":  # the watchdog ends a wait for what never happens
        pass
    assert admin.resolve(lost.value) == "happened"


def test_what_cannot_be_looked_up_is_refused(alice: Any, mongars_server: Sandbox) -> None:
    mongars_server.fault("change_password", drop="after", times=1)
    with pytest.raises(exceptions.OutcomeUnknownError) as lost:
        alice.change_password({"old_password": "secret-password", "new_password": "another-password"})
    with pytest.raises(ValueError, match="change_password"):
        alice.resolve(lost.value)


def test_an_error_of_another_sort_has_neither_detail_nor_payload() -> None:
    assert (exceptions.APIConnectionError("gone").detail, exceptions.APIConnectionError("gone").payload) == (None, None)
    with MonGARS("http://localhost:1", retry=QUICK, origin=ORIGIN) as client:
        assert (client.token, client.token_expires_at) == (None, None)
