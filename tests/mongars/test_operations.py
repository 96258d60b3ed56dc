"""Every operation of monGARS in both twins, over real sockets, against the sandbox."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from fivefold.mongars import (
    AsyncMonGARS,
    ChatRequest,
    MonGARS,
    PeerRegistration,
    PeerTelemetryPayload,
    ProvisionRequest,
    RagContextRequest,
    SuggestRequest,
    UserRegistration,
    exceptions,
    schemas,
)
from fivefold.sandbox import Sandbox
from fivefold.sandbox.mongars.catalog import SECRET_KEY
from fivefold.sandbox.mongars.fernet import seal

DOCUMENT = json.loads((Path(__file__).parents[2] / "openapi" / "mongars.json").read_text())
NODE = "http://node.example:9000"


def test_service(client: Any, alice: Any) -> None:
    assert client.check_health().status == "ok"
    assert client.check_ready().status == "ready"
    assert client.check_llm_health().status == "healthy"
    assert "# TYPE" in alice.get_metrics()


def test_accounts(client: Any, admin: Any) -> None:
    made = client.register_user(UserRegistration(username="bob", password="bobs-password"))
    assert (made.status, made.is_admin) == ("registered", False)
    assert admin.list_users().users == ["admin", "alice", "bob", "olga"]
    token = client.login("bob", "bobs-password")
    assert (token.token_type, client.token) == ("bearer", token.access_token)
    changed = client.change_password({"old_password": "bobs-password", "new_password": "new-password"})
    assert changed.status == "changed"
    answer = client.login_json({"username": "bob", "password": "new-password"})
    assert (answer.admin, answer.expires_in) == (False, 3600)


def test_the_first_administrator(client: Any, mongars_server: Sandbox) -> None:
    mongars_server.seed({"users": []})
    made = client.bootstrap_admin()
    assert (made.created, made.username, made.admin) == (True, "admin", True)
    with pytest.raises(exceptions.ConflictError):
        client.bootstrap_admin(schemas.BootstrapAdminRequest(username="other", password="other"))
    mongars_server.seed({"users": []})
    assert client.register_admin({"username": "root", "password": "root-password"}).is_admin is True


def test_conversation(alice: Any) -> None:
    answer = alice.chat(ChatRequest(message="Hello there!"))
    assert '"Hello there!"' in answer.response
    assert answer.speech_turn.text == answer.response
    assert answer.degraded is False
    (item,) = alice.history("alice", limit=5)
    assert (item.query, item.response, item.user_id) == ("Hello there!", answer.response, "alice")
    assert item.expires_at - item.timestamp == timedelta(hours=24)


def test_guarded_messages_and_their_approval(new: Any, swift: Sandbox) -> None:
    alice, operator = new(swift.base_url, "alice"), new(swift.base_url, "olga")
    message = {"message": "write to bob@example.com", "allowed_actions": ["personal_data_access"]}
    with pytest.raises(exceptions.ApprovalRequiredError) as refused:
        alice.chat_guarded(message)
    assert refused.value.blocked_entities == ["email"]
    token, token_ref = refused.value.approval_token, refused.value.token_ref
    approved = operator.approve_request(token)
    assert (approved.status, approved.token_ref) == ("approved", token_ref)
    with pytest.raises(exceptions.ConflictError):
        operator.approve_request(token, operator_id="olga")
    answer = alice.chat_guarded({**message, "approval_token": token, "token_ref": token_ref})
    assert answer.response


def test_who_approves_has_to_be_known(client: Any, mongars_server: Sandbox) -> None:
    with pytest.raises(ValueError, match="operator_id"):
        client.approve_request("token")
    assert mongars_server.requests() == []


def test_assistance(alice: Any) -> None:
    found = alice.fetch_rag_context(RagContextRequest(query="Where are retries?", max_results=3))
    assert (found.enabled, len(found.references)) == (True, 3)
    assert found.references[0].url is None
    ranked = alice.suggest_actions(SuggestRequest(prompt="Explain this", actions=["deploy", "test"]))
    assert sorted(ranked.actions) == ["deploy", "test"]
    assert ranked.scores[ranked.actions[0]] >= ranked.scores[ranked.actions[1]]


def test_peers(admin: Any) -> None:
    assert admin.register_peer(PeerRegistration(url=f"{NODE}/")).status == "registered"
    assert admin.register_peer({"url": NODE}).status == "already registered"
    assert admin.list_peers() == [NODE]
    assert (admin.unregister_peer({"url": NODE}).status, admin.list_peers()) == ("unregistered", [])
    assert admin.peer_load().queue_depth == 0
    seen = datetime(2026, 1, 1, 12, tzinfo=UTC)
    report = PeerTelemetryPayload(source="node", queue_depth=2, load_factor=0.5, observed_at=seen)
    assert admin.publish_peer_telemetry(report).status == "accepted"
    (stored,) = admin.peer_telemetry().telemetry
    assert (stored.source, stored.queue_depth, stored.observed_at) == ("node", 2, seen)


def test_a_message_of_a_peer(alice: Any) -> None:
    received = alice.send_peer_message({"payload": seal({"hello": [1]}, SECRET_KEY)})
    assert (received.status, received.data) == ("received", {"hello": [1]})
    with pytest.raises(exceptions.BadRequestError, match="Invalid peer payload"):
        alice.send_peer_message(schemas.PeerMessage(payload="nonsense"))


def test_models(admin: Any) -> None:
    configured = admin.model_configuration()
    assert (configured.active_profile, configured.profile.models["general"].name) == ("default", "dolphin-x1")
    report = admin.provision_models(ProvisionRequest(roles=["general"]))
    assert [status.action for status in report.statuses] == ["installed", "error"]
    assert [(status.provider, status.detail) for status in report.failed] == [("adapter", "source_missing")]
    again = admin.provision_models({"roles": ["general"]})
    assert ([status.action for status in again.statuses], again.failed) == (["skipped"], [])
    assert len(admin.provision_models().statuses) > 1


def test_tickets_and_events(alice: Any) -> None:
    assert alice.create_ws_ticket().ttl == 45
    assert next(iter(alice.stream_events())).type == "ws.connected"


@pytest.mark.parametrize("twin", [MonGARS, AsyncMonGARS])
def test_every_operation_of_the_document_is_a_method_that_is_used_above(twin: type) -> None:
    above = Path(__file__).read_text()
    names = {entry["operationId"] for path in DOCUMENT["paths"].values() for entry in path.values()}
    assert len(names) == 27
    used = [name for name in names if f".{name}(" in above and hasattr(twin, name)]
    assert sorted(names - set(used)) == []
