"""Every code block of the known monGARS client's guide, run on ours, and what its prose and its own tests promise.

Only the package's name is exchanged.
"""

import asyncio
import re
from collections.abc import Callable
from importlib import import_module
from inspect import Parameter, signature
from pathlib import Path
from typing import Any

import httpx
import pytest

from fivefold import mongars
from fivefold.mongars import (
    APIError,
    AuthenticationError,
    ChatRequest,
    MonGARSAsyncClient,
    MonGARSSyncClient,
    PeerTelemetryPayload,
    ProvisionRequest,
    SDKError,
    UserRegistration,
)
from fivefold.sandbox import Sandbox

from .blocks import Block, blocks_of, run

DOCUMENT = Path(__file__).with_name("mongars.md")
BLOCKS = blocks_of(DOCUMENT)
SERVER = "https://api.mongars.local"
PRINTS = {"3. Quick start": 'You said "Hello there!"', "4. Asynchronous usage": 'You said "Hi!"'}
NAMES = [
    "MonGARSSyncClient",
    "MonGARSAsyncClient",
    "SDKError",
    "APIError",
    "AuthenticationError",
    "TokenResponse",
    "ChatRequest",
    "ChatResponse",
    "MemoryItem",
    "PeerRegistration",
    "PeerLoadSnapshot",
    "PeerTelemetryPayload",
    "PeerTelemetryEnvelope",
    "ModelConfiguration",
    "ProvisionRequest",
    "ProvisionReport",
    "RagContextRequest",
    "RagContextResponse",
    "SuggestRequest",
    "SuggestResponse",
    "UserRegistration",
]
#: What else the known client's module of models has.
MODELS = ("SpeechSegment", "SpeechTurn", "RagReference", "ModelDefinition", "ModelProfile", "ProvisionStatus")
METHODS = [
    "login",
    "register_user",
    "chat",
    "history",
    "fetch_rag_context",
    "suggest_actions",
    "send_peer_message",
    "register_peer",
    "unregister_peer",
    "list_peers",
    "peer_load",
    "publish_peer_telemetry",
    "peer_telemetry",
    "model_configuration",
    "provision_models",
    "set_token",
]


@pytest.mark.filterwarnings("ignore:unclosed MonGARS client:ResourceWarning")  # the guide never closes it
@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.heading)
def test_a_block_of_the_guide_runs(block: Block, mongars_server: Sandbox) -> None:
    own = Block(block.heading, block.code.replace("from monGARS_sdk", "from fivefold.mongars"), block.line)
    assert PRINTS[block.heading] in run(own, {}, {SERVER: mongars_server.base_url})


def test_every_block_and_every_command_is_known() -> None:
    assert [block.heading for block in BLOCKS] == list(PRINTS)
    commands = re.findall(r"^```bash\n(.*?)\n```", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    known = {"pip install monGARS-sdk", "pytest -q tests/test_python_sdk.py"}  # the names of another project
    assert set(commands) == {*known, "python -m scripts.sdk_release --output dist/sdk"}
    assert callable(import_module("scripts.sdk_release").main)


def test_every_name_of_the_known_client_is_there() -> None:
    assert len(NAMES) == 21
    assert [name for name in NAMES if name not in mongars.__all__ or not hasattr(mongars, name)] == []
    assert [name for name in MODELS if not hasattr(mongars.schemas, name)] == []
    for client in (MonGARSSyncClient, MonGARSAsyncClient):
        assert [name for name in METHODS if not callable(getattr(client, name))] == []
        assert isinstance(client.token, property)


@pytest.mark.parametrize("client", [MonGARSSyncClient, MonGARSAsyncClient])
def test_a_client_is_made_as_before(client: Any) -> None:
    _, *given = signature(client.__init__).parameters.values()
    assert [each.name for each in given][:4] == ["base_url", "timeout", "verify", "transport"]
    assert [each.kind for each in given[:2]] == [Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY]
    assert str(signature(client.history)).startswith("(self, user_id: str, *, limit: int = 10)")
    assert str(signature(client.login)).startswith("(self, username: str, password: str")


TURN = {
    "turn_id": "1",
    "text": "Hi",
    "created_at": "2025-01-01T00:00:00Z",
    "segments": [{"text": "Hi", "estimated_duration": 0.5, "pause_after": 0.1}],
    "average_words_per_second": 2.5,
    "tempo": 1.0,
}
ITEM = {"user_id": "u1", "query": "Hello", "response": "Hi", "timestamp": "2025-01-01T00:00:00Z"}
ANSWERS: dict[str, tuple[int, Any]] = {
    "/token": (200, {"access_token": "token", "token_type": "bearer"}),
    "/api/v1/user/register": (200, {"status": "registered", "is_admin": False}),
    "/api/v1/conversation/chat": (
        200,
        {"response": "Hi", "confidence": 0.9, "processing_time": 0.1, "speech_turn": TURN},
    ),
    "/api/v1/conversation/history": (200, [ITEM]),
    "/api/v1/peer/telemetry": (202, {"status": "accepted"}),
    "/api/v1/models/provision": (
        200,
        {"statuses": [{"role": "general", "name": "m", "provider": "ollama", "action": "installed"}]},
    ),
}


def answer(request: httpx.Request) -> httpx.Response:
    """By its path; all but the first two ask for the token."""
    if request.url.path not in ("/token", "/api/v1/user/register"):
        assert request.headers["authorization"] == "Bearer token"
    status, body = ANSWERS[request.url.path]
    return httpx.Response(status, json=body)


def failing(status: int) -> Callable[[httpx.Request], httpx.Response]:
    """A server that refuses everything."""
    return lambda request: httpx.Response(status, json={"detail": "broken"})


def test_the_known_story_of_the_blocking_client() -> None:
    with MonGARSSyncClient(SERVER, timeout=5.0, verify=True, transport=httpx.MockTransport(answer)) as client:
        assert client.login("u1", "x").access_token == "token"
        assert client.token == "token"
        assert client.register_user(UserRegistration(username="u2", password="password"))["status"] == "registered"
        assert client.chat(ChatRequest(message="Hello")).speech_turn.segments[0].text == "Hi"
        assert client.history("u1", limit=5)[0].response == "Hi"
        assert client.publish_peer_telemetry(PeerTelemetryPayload(source="node"))["status"] == "accepted"
        assert client.provision_models(ProvisionRequest(roles=["general"])).statuses[0].action == "installed"


def test_the_known_story_of_the_asyncio_client() -> None:
    async def story() -> str:
        async with MonGARSAsyncClient(SERVER, transport=httpx.MockTransport(answer)) as client:
            await client.login("u1", "x")
            return (await client.history("u1"))[0].response

    assert asyncio.run(story()) == "Hi"


def test_a_failing_login_is_an_api_error() -> None:
    with (
        MonGARSSyncClient(SERVER, transport=httpx.MockTransport(failing(500))) as client,
        pytest.raises(APIError) as failed,
    ):
        client.login("u1", "x")
    assert (failed.value.status_code, failed.value.detail) == (500, "broken")
    assert failed.value.payload == {"detail": "broken"}
    assert isinstance(failed.value, SDKError)


def test_a_refused_login_is_an_authentication_error() -> None:
    async def story() -> None:
        async with MonGARSAsyncClient(SERVER, transport=httpx.MockTransport(failing(401))) as client:
            await client.login("u1", "wrong")

    with pytest.raises(AuthenticationError) as refused:
        asyncio.run(story())
    assert (refused.value.status_code, refused.value.detail) == (401, "broken")
