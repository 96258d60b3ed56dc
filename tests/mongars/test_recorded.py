"""Every answer that was recorded from a real server, replayed: read whole, or the right error."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from fivefold.mongars import exceptions
from fivefold.mongars._events import _read
from tests.core._server import FakeServer, reply, reset

from ._recorded import RECORDED, Exchange, exchanges, parsed, whole
from .conftest import Made

PASSWORDS = {"old_password": "old-password", "new_password": "new-password"}
ACCOUNT = {"username": "bob", "password": "bobs-password"}

#: How each operation is called. What is sent does not matter here: the answer is fixed.
CALLS: dict[str, Callable[[Any], Any]] = {
    "POST /token": lambda client: client.login("alice", "secret-password"),
    "POST /api/v1/auth/login": lambda client: client.login_json(ACCOUNT),
    "POST /api/v1/auth/bootstrap-admin": lambda client: client.bootstrap_admin(),
    "POST /api/v1/user/register": lambda client: client.register_user(ACCOUNT),
    "POST /api/v1/user/register/admin": lambda client: client.register_admin(ACCOUNT),
    "GET /api/v1/user/list": lambda client: client.list_users(),
    "POST /api/v1/user/change-password": lambda client: client.change_password(PASSWORDS),
    "POST /api/v1/conversation/chat": lambda client: client.chat({"message": "hi"}),
    "GET /api/v1/conversation/history": lambda client: client.history("alice"),
    "POST /llm/chat": lambda client: client.chat_guarded({"message": "hi"}),
    "POST /llm/security/approve": lambda client: client.approve_request("9f8e7d", operator_id="op"),
    "GET /llm/health": lambda client: client.check_llm_health(),
    "POST /api/v1/review/rag-context": lambda client: client.fetch_rag_context({"query": "hi"}),
    "POST /api/v1/ui/suggestions": lambda client: client.suggest_actions({"prompt": "hi"}),
    "POST /api/v1/peer/message": lambda client: client.send_peer_message({"payload": "token"}),
    "POST /api/v1/peer/register": lambda client: client.register_peer({"url": "http://a"}),
    "POST /api/v1/peer/unregister": lambda client: client.unregister_peer({"url": "http://a"}),
    "GET /api/v1/peer/list": lambda client: client.list_peers(),
    "GET /api/v1/peer/load": lambda client: client.peer_load(),
    "POST /api/v1/peer/telemetry": lambda client: client.publish_peer_telemetry({}),
    "GET /api/v1/peer/telemetry": lambda client: client.peer_telemetry(),
    "GET /api/v1/models": lambda client: client.model_configuration(),
    "POST /api/v1/models/provision": lambda client: client.provision_models(),
    "GET /healthz": lambda client: client.check_health(),
    "GET /ready": lambda client: client.check_ready(),
    "GET /metrics": lambda client: client.get_metrics(),
}
#: What was asked for beside any operation of ours, and the operation whose answer it is taken for here.
OTHERS = {
    "GET /token": "POST /token",
    "GET /api/v1/models/": "GET /api/v1/models",
    "GET /": "GET /healthz",
    "GET /api/v1/nope": "GET /api/v1/models",
    "HEAD /healthz": "GET /healthz",
    "POST /api/v1/conversation/chat/": "POST /api/v1/conversation/chat",
    "OPTIONS /api/v1/conversation/chat": "GET /ready",
}
ERRORS: dict[int, type[exceptions.APIError]] = {
    400: exceptions.BadRequestError,
    401: exceptions.AuthenticationError,
    403: exceptions.PermissionDeniedError,
    404: exceptions.NotFoundError,
    409: exceptions.ConflictError,
    422: exceptions.UnprocessableEntityError,
    429: exceptions.RateLimitError,
    500: exceptions.InternalServerError,
    502: exceptions.OutcomeUnknownError,
    503: exceptions.InternalServerError,
}


ALL = list(exchanges())
OURS = [one for one in ALL if one.operation in CALLS and whole(one)]
#: Answers that are no success of ours: cut short by the recorder, or to what was no operation.
STRANGE = [one for one in ALL if one not in OURS]


def test_every_operation_was_recorded() -> None:
    assert {one.operation for one in OURS} >= CALLS.keys() - {"POST /api/v1/auth/ws/ticket"}
    assert {one.operation for one in ALL} - CALLS.keys() == OTHERS.keys()
    assert (len(ALL), len(OURS)) == (162, 144)


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_every_recorded_answer_is_read(kind: str, new: Made) -> None:
    with FakeServer() as server:
        client = new(server.url, max_retries=0)
        for number, one in enumerate(OURS):
            client.set_token(f"token-{number}")  # every message is a user's first
            server.script(reply(one.status, one.body.encode(), content_type=one.headers["content-type"]))
            if one.status < 300:
                assert plain(CALLS[one.operation](client)) == parsed(one), one.name
                continue
            with pytest.raises(ERRORS[one.status]) as failed:
                CALLS[one.operation](client)
            error = failed.value
            assert (error.status_code, error.payload) == (one.status, parsed(one)), one.name
            assert error.message != "no message", one.name


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_every_other_recorded_answer_is_an_error(kind: str, new: Made) -> None:
    with FakeServer() as server:
        client = new(server.url, max_retries=0)
        for number, one in enumerate(STRANGE):
            client.set_token(f"strange-{number}")
            content_type = one.headers.get("content-type", "text/plain")
            server.script(reply(one.status, one.body.encode(), content_type=content_type))
            with pytest.raises(exceptions.APIError) as failed:
                CALLS[OTHERS.get(one.operation, one.operation)](client)
            assert type(failed.value) is _kind(one), one.name
            assert failed.value.status_code == one.status


def _kind(one: Exchange) -> type[exceptions.APIError]:
    return (
        exceptions.ResponseValidationError if one.status == 200 else ERRORS.get(one.status, exceptions.APIStatusError)
    )


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_connection_that_the_service_reset(kind: str, new: Made) -> None:
    """As it did over a token without a user, and over an infinite number."""
    with FakeServer() as server:
        client = new(server.url, max_retries=0, token="a.b.c")
        server.script(reset)
        for operation in ("GET /api/v1/conversation/history", "POST /api/v1/peer/telemetry"):
            with pytest.raises(exceptions.APIConnectionError):
                CALLS[operation](client)
    assert sum(path.read_text().count("EXC ReadError") for path in RECORDED.glob("*.txt")) == 2


def plain(answer: Any) -> Any:
    """An answer of ours in its wire form."""
    if isinstance(answer, list):
        return [plain(item) for item in answer]
    return answer.to_dict() if hasattr(answer, "to_dict") else answer


def test_every_recorded_event_is_read() -> None:
    types = []
    for line in (RECORDED / "transcript-websocket.txt").read_text().splitlines():
        _, arrow, frame = line.partition("< ")
        if arrow and frame.endswith("}"):
            event = _read(frame)
            assert event.to_dict() == json.loads(frame)
            types.append(event["type"])
    assert set(types) == {"ws.connected", "ack"}  # the longer ones were not kept whole


def test_an_apology_and_an_approval_are_known_as_such(new: Made) -> None:
    found = {one.name: one for one in OURS}
    with FakeServer() as server:
        client = new(server.url, max_retries=0, token="a.b.c")
        server.script(reply(200, found["1 chat BOOM"].body.encode()))
        assert client.chat({"message": "hi"}).degraded is True
        server.script(reply(403, found["2 llm chat pii"].body.encode()))
        client.set_token("d.e.f")
        with pytest.raises(exceptions.ApprovalRequiredError) as refused:
            client.chat_guarded({"message": "hi"})
        assert refused.value.blocked_entities == ["email"]
        server.script(reply(200, found["2 provision"].body.encode()))
        assert {status.detail for status in client.provision_models().failed} == {"source_missing"}
