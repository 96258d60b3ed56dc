"""The types of monGARS's public surface, in both twins and both views."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any, assert_type

from fivefold import OutcomeUnknownError, RawResponse
from fivefold._model import Model
from fivefold._resolution import Resolution
from fivefold.mongars import (
    APIError,
    AsyncMonGARS,
    AuthenticationError,
    ChatRequest,
    ChatResponse,
    MemoryItem,
    ModelConfiguration,
    MonGARS,
    MonGARSAsyncClient,
    MonGARSSyncClient,
    PeerLoadSnapshot,
    PeerRegistration,
    PeerTelemetryEnvelope,
    PeerTelemetryPayload,
    ProvisionReport,
    ProvisionRequest,
    RagContextRequest,
    RagContextResponse,
    SDKError,
    SuggestRequest,
    SuggestResponse,
    TokenResponse,
    UserRegistration,
)
from fivefold.mongars.schemas import (
    ChatMessageEvent,
    ConnectedEvent,
    HistorySnapshotEvent,
    LoginResponse,
    PeerMessageResponse,
    PeerRegistrationResponse,
    PeerTelemetryResponse,
    ProvisionStatus,
    ServiceStatus,
    UserRegistrationResponse,
)


def blocking(client: MonGARS, lost: OutcomeUnknownError) -> None:
    """The blocking twin returns values."""
    assert_type(client.login("alice", "secret", remember=True), TokenResponse)
    assert_type(client.login("alice", "secret").expires_at, datetime | None)
    assert_type(client.login_json({"username": "alice", "password": "secret"}), LoginResponse)
    assert_type(client.token, str | None)
    assert_type(client.token_expires_at, datetime | None)
    client.set_token(None)
    assert_type(client.register_user(UserRegistration(username="a", password="b")), UserRegistrationResponse)
    assert_type(client.chat(ChatRequest(message="hi")), ChatResponse)
    assert_type(client.chat({"message": "hi"}).degraded, bool)
    assert_type(client.history("alice", limit=5), list[MemoryItem])
    assert_type(client.fetch_rag_context(RagContextRequest(query="a")), RagContextResponse)
    assert_type(client.suggest_actions(SuggestRequest(prompt="a")), SuggestResponse)
    assert_type(client.send_peer_message({"payload": "a"}), PeerMessageResponse)
    assert_type(client.register_peer(PeerRegistration(url="http://a")), PeerRegistrationResponse)
    assert_type(client.list_peers(), list[str])
    assert_type(client.peer_load(), PeerLoadSnapshot)
    report = PeerTelemetryPayload(source="a", observed_at=datetime.now(UTC))
    assert_type(client.publish_peer_telemetry(report), PeerTelemetryResponse)
    assert_type(client.peer_telemetry(), PeerTelemetryEnvelope)
    assert_type(client.model_configuration(), ModelConfiguration)
    assert_type(client.provision_models(ProvisionRequest(roles=["a"])), ProvisionReport)
    assert_type(client.provision_models().failed, list[ProvisionStatus])
    assert_type(client.get_metrics(), str)
    assert_type(client.resolve(lost), Resolution)
    assert_type(client.with_options(timeout=5), MonGARS)
    assert_type(client.stream_events(), Iterator[ConnectedEvent | HistorySnapshotEvent | ChatMessageEvent | Model])
    for event in client.stream_events():
        assert_type(event["type"], Any)


async def awaiting(client: AsyncMonGARS) -> None:
    """The asyncio twin returns awaitables and async iterators of the same."""
    assert_type(await client.login("alice", "secret"), TokenResponse)
    assert_type(await client.chat(ChatRequest(message="hi")), ChatResponse)
    assert_type(await client.history("alice"), list[MemoryItem])
    assert_type(client.stream_events(), AsyncIterator[ConnectedEvent | HistorySnapshotEvent | ChatMessageEvent | Model])
    client.set_token("token")
    async with client as same:
        assert_type(same, AsyncMonGARS)


async def raw(client: MonGARS, other: AsyncMonGARS) -> None:
    """The raw views wrap what operations return."""
    assert_type(client.with_raw_response.chat({"message": "hi"}), RawResponse[ChatResponse])
    assert_type(await other.with_raw_response.check_health(), RawResponse[ServiceStatus])
    assert_type(client.with_raw_response.login("alice", "secret"), TokenResponse)


def known(first: MonGARSSyncClient, second: MonGARSAsyncClient) -> None:
    """The known client's names are the same classes, and its errors are below one."""
    assert_type(first, MonGARS)
    assert_type(second, AsyncMonGARS)
    try:
        first.check_health()
    except AuthenticationError as refused:
        assert_type(refused.status_code, int | None)
    except APIError as failed:
        assert_type(failed.detail, Any)
        error: SDKError = failed
        raise error from None


def misused(client: MonGARS) -> None:
    """What a type checker has to refuse."""
    client.chat("hi")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.history("alice", 5)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.chat(ChatRequest())  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
