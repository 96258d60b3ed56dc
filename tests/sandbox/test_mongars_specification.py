"""The sandbox takes calls made from the specification, and gives answers that read as it says."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from fivefold_wire.mongars import models
from fivefold_wire.mongars.api import (
    assistance,
    auth,
    conversation,
    llm,
    peers,
    service,
    users,
)
from fivefold_wire.mongars.api import models as model_calls

from fivefold.call import Call, Headers, Response
from fivefold.sandbox import Sandbox
from fivefold.sandbox.mongars.fernet import seal
from fivefold.sandbox.mongars.operations import OPERATIONS

from .mongars_tools import detail, faults, log_in, say

PEER = {"url": "http://peer-a.example"}
BOB = {"username": "bob", "password": "a-long-word"}
CHANGE = {"old_password": "admin-password", "new_password": "another-word"}
CALLS: list[tuple[Callable[..., Call[Any]], dict[str, Any], Any]] = [
    (auth.login, {"body": {"username": "alice", "password": "secret-password"}}, models.TokenResponse),
    (auth.login_json, {"body": {"username": "alice", "password": "secret-password"}}, models.LoginResponse),
    (auth.create_ws_ticket, {}, models.WSTicketResponse),
    (users.register_user, {"body": BOB}, models.UserRegistrationResponse),
    (users.list_users, {}, models.UserListResponse),
    (users.change_password, {"body": CHANGE}, models.PasswordChangeResponse),
    (conversation.chat, {"body": {"message": "hi"}}, models.ChatResponse),
    (conversation.history, {"user_id": "admin", "limit": 5}, list),
    (assistance.fetch_rag_context, {"body": {"query": "where?"}}, models.RagContextResponse),
    (assistance.suggest_actions, {"body": {"prompt": "code"}}, models.SuggestResponse),
    (peers.register_peer, {"body": PEER}, models.PeerRegistrationResponse),
    (peers.unregister_peer, {"body": PEER}, models.PeerRegistrationResponse),
    (peers.list_peers, {}, list),
    (peers.peer_load, {}, models.PeerLoadSnapshot),
    (peers.publish_peer_telemetry, {"body": {"source": "a"}}, models.PeerTelemetryResponse),
    (peers.peer_telemetry, {}, models.PeerTelemetryEnvelope),
    (model_calls.model_configuration, {}, models.ModelConfiguration),
    (model_calls.provision_models, {"body": {"roles": None}}, models.ProvisionReport),
    (llm.check_llm_health, {}, models.LLMHealthResponse),
    (service.check_health, {}, models.ServiceStatus),
    (service.check_ready, {}, models.ServiceStatus),
    (service.get_metrics, {}, str),
]


@pytest.fixture
def server(mongars_server: Sandbox) -> Sandbox:
    return mongars_server


@pytest.fixture
def send(http: httpx.Client) -> Callable[[Call[Any], str], httpx.Response]:
    """Sends a call as an account."""

    def send(call: Call[Any], name: str = "admin") -> httpx.Response:
        headers = {} if call.operation.access == "open" else log_in(http, name)
        headers.update(call.headers)
        return http.request(call.operation.method, call.target, content=call.body, headers=headers)

    return send


def parsed(call: Call[Any], reply: httpx.Response) -> Any:
    return call.parse(Response(reply.status_code, Headers(reply.headers.multi_items()), reply.content))


@pytest.mark.parametrize(("make", "given", "kind"), CALLS, ids=[make.__name__ for make, *_ in CALLS])
def test_an_operation(send: Callable[..., httpx.Response], make: Any, given: Any, kind: Any) -> None:
    call = make(**given)
    reply = send(call)
    assert reply.status_code in call.operation.answers, reply.text
    answer = parsed(call, reply)
    assert isinstance(answer, kind)
    if hasattr(answer, "to_dict"):
        assert answer.to_dict() == reply.json()


def test_the_first_administrators(server: Sandbox, send: Callable[..., httpx.Response]) -> None:
    for call, kind in (
        (auth.bootstrap_admin({}), models.BootstrapAdminResponse),
        (users.register_admin(BOB), models.UserRegistrationResponse),
    ):
        server.seed({})
        assert isinstance(parsed(call, send(call)), kind)


def test_an_approval(server: Sandbox, send: Callable[..., httpx.Response]) -> None:
    message = {"message": "call 192.168.0.1", "allowed_actions": ["personal_data_access"]}
    refused = models.ApprovalRequiredError.from_dict(send(llm.chat_guarded(message), "alice").json()).detail
    assert isinstance(refused, models.ApprovalRequired)
    approval = llm.approve_request(token=refused.approval_token, operator_id="olga")
    assert parsed(approval, send(approval, "olga")).token_ref == refused.token_ref
    blank = send(llm.approve_request(token=" ", operator_id="olga"), "olga")
    assert isinstance(models.ApprovalRefusedError.from_dict(blank.json()).detail, models.ApprovalRefusal)
    server.advance(1)
    again = llm.chat_guarded({**message, "approval_token": refused.approval_token, "token_ref": refused.token_ref})
    assert isinstance(parsed(again, send(again, "alice")), models.ChatResponse)


def test_a_message_between_nodes(send: Callable[..., httpx.Response]) -> None:
    call = peers.send_peer_message({"payload": seal([None])})
    assert parsed(call, send(call)).data == [None]


def test_no_operation_is_left_out() -> None:
    called = {make.__name__ for make, *_ in CALLS}
    elsewhere = {"bootstrap_admin", "register_admin", "chat_guarded", "approve_request", "send_peer_message"}
    assert called | elsewhere == {one.name for one in OPERATIONS}


def test_errors_are_read_and_hide_passwords(http: httpx.Client) -> None:
    admin = log_in(http, "admin")
    short = http.post("/api/v1/user/register", json={**BOB, "password": "hunter2"})
    assert faults(short)
    error = models.HTTPValidationError.from_dict(short.json())
    assert "hunter2" not in repr(error)
    worded = http.get("/api/v1/conversation/history", params={"user_id": "admin", "limit": 0}, headers=admin)
    assert models.HTTPValidationError.from_dict(worded.json()).detail == detail(worded)[1]
    say(http, admin)
    assert models.ErrorDetail.from_dict(http.get("/nope").json()).detail == "Not Found"
