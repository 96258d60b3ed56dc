"""One test for each row on monGARS in docs/differences.md: what the guide or the known client says, and what holds."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from fivefold import mongars
from fivefold.mongars import (
    AuthenticationError,
    ChatRequest,
    MonGARS,
    PeerRegistration,
    PeerTelemetryPayload,
    SDKError,
    exceptions,
)
from fivefold.sandbox import Sandbox

DOCUMENT = Path(__file__).parents[2] / "docs" / "differences.md"
PASSWORD = "secret-password"
Check = Callable[[MonGARS, Sandbox], None]


def _import(alice: MonGARS, server: Sandbox) -> None:
    assert mongars.MonGARSSyncClient is MonGARS
    assert mongars.MonGARSAsyncClient is mongars.AsyncMonGARS
    assert issubclass(mongars.schemas.ChatResponse, mongars.ChatResponse)


def _forbidden(alice: MonGARS, server: Sandbox) -> None:
    with pytest.raises(exceptions.PermissionDeniedError) as refused:
        alice.model_configuration()
    assert not isinstance(refused.value, AuthenticationError)


def _typed(alice: MonGARS, server: Sandbox) -> None:
    made = alice.register_user({"username": "bob", "password": "bobs-password"})
    assert (made.is_admin, made["is_admin"], made.get("status")) == (False, False, "registered")


def _transport(alice: MonGARS, server: Sandbox) -> None:
    with MonGARS("http://127.0.0.1:9", max_retries=0) as client, pytest.raises(SDKError) as gone:
        client.login("alice", PASSWORD)
    assert not isinstance(gone.value, httpx.HTTPError)


def _peers(alice: MonGARS, server: Sandbox) -> None:
    alice.login("admin", "admin-password")
    alice.register_peer(PeerRegistration(url="http://node:1"))
    assert alice.list_peers() == ["http://node:1"]


def _observed(alice: MonGARS, server: Sandbox) -> None:
    alice.login("admin", "admin-password")
    seen = datetime(2026, 1, 1, tzinfo=UTC)
    alice.publish_peer_telemetry(PeerTelemetryPayload(source="node", observed_at=seen))
    assert alice.peer_telemetry().telemetry[0].observed_at == seen


def _set_token(alice: MonGARS, server: Sandbox) -> None:
    token = alice.token
    alice.set_token(None)
    with pytest.raises(AuthenticationError):
        alice.history("alice")
    alice.set_token(token)
    assert alice.history("alice") == []


def _message(alice: MonGARS, server: Sandbox) -> None:
    sent = len(server.requests())
    with pytest.raises(ValueError, match="payload"):
        alice.send_peer_message({"hello": "world"})
    assert len(server.requests()) == sent


def _expires(alice: MonGARS, server: Sandbox) -> None:
    alice.chat(ChatRequest(message="hello"))
    (item,) = alice.history("alice")
    assert item.expires_at is not None
    assert item.expires_at > item.timestamp


def _detail(alice: MonGARS, server: Sandbox) -> None:
    with pytest.raises(exceptions.UnprocessableEntityError) as refused:
        alice.register_user({"username": "bob", "password": "tiny-5"})
    assert isinstance(refused.value.detail, list)
    assert "body.password" in refused.value.message
    assert "tiny-5" not in f"{refused.value}{refused.value.payload}"


def _at_once(alice: MonGARS, server: Sandbox) -> None:
    with ThreadPoolExecutor(2) as pool:
        answers = pool.map(lambda text: alice.chat(ChatRequest(message=text)).response, ["one", "two"])
        assert all(answers)


def _degraded(alice: MonGARS, server: Sandbox) -> None:
    assert alice.chat(ChatRequest(message="BOOM")).degraded


def _remember(alice: MonGARS, server: Sandbox) -> None:
    alice.login("alice", PASSWORD, remember=True)
    server.advance(3601)
    assert alice.history("alice") == []


def _unreadable(alice: MonGARS, server: Sandbox) -> None:
    server.fault("history", body="<p>hello</p>", content_type="text/html")
    with pytest.raises(exceptions.ResponseValidationError):
        alice.history("alice")


def _lost(alice: MonGARS, server: Sandbox) -> None:
    server.fault("chat", drop="after", times=1)
    with pytest.raises(exceptions.OutcomeUnknownError):
        alice.chat(ChatRequest(message="hello"))
    assert server.effects()["chat"] == 1


def _provision(alice: MonGARS, server: Sandbox) -> None:
    alice.login("admin", "admin-password")
    assert [status.action for status in alice.provision_models().failed] == ["error"] * 3


def _shown(alice: MonGARS, server: Sandbox) -> None:
    token = alice.login("alice", PASSWORD)
    assert token.access_token not in repr(token)


def _dumps(alice: MonGARS, server: Sandbox) -> None:
    request = ChatRequest(message="hello")
    assert request.model_dump(exclude_none=True) == {"message": "hello"}
    assert request.model_dump_json(exclude_none=True) == '{"message":"hello"}'


def _release(alice: MonGARS, server: Sandbox) -> None:
    from scripts import sdk_release

    assert sdk_release.DEFAULT.relative_to(sdk_release.ROOT) == Path("dist/sdk")  # its own tests build


#: By how the first cell of the row begins.
CHECKS: dict[str, Check] = {
    "`from monGARS_sdk import …`": _import,
    "a 403 is an AuthenticationError": _forbidden,
    "each helper returns typed models": _typed,
    "robust error handling": _transport,
    "`register_peer` and `unregister_peer`": _peers,
    "`publish_peer_telemetry` takes": _observed,
    "`set_token`": _set_token,
    "`send_peer_message` takes": _message,
    "a MemoryItem has": _expires,
    "`detail` is a text": _detail,
    "chats may be sent at any time": _at_once,
    "a failing model is an error": _degraded,
    "a login lasts": _remember,
    "a success can be read": _unreadable,
    "a lost answer": _lost,
    "`provision_models` succeeds": _provision,
    "a TokenResponse shows": _shown,
    "results are pydantic": _dumps,
    "`scripts.sdk_release` builds": _release,
}


@pytest.fixture
def alice(mongars_server: Sandbox) -> Iterator[MonGARS]:
    """A client that is logged in."""
    with MonGARS(mongars_server.base_url) as client:
        client.login("alice", PASSWORD)
        yield client


def test_every_row_has_its_check() -> None:
    _, _, section = DOCUMENT.read_text(encoding="utf-8").partition("\n## monGARS\n")
    rows = [line for line in section.partition("\n## ")[0].splitlines() if line.startswith("| ")][1:]
    assert len(rows) == len(CHECKS)
    for row, start in zip(rows, CHECKS, strict=True):
        assert row.startswith(f"| {start}")


@pytest.mark.parametrize("row", CHECKS)
def test_what_the_row_says_holds(row: str, alice: MonGARS, mongars_server: Sandbox) -> None:
    CHECKS[row](alice, mongars_server)
