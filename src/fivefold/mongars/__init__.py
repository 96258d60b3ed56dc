"""monGARS: an assistant with accounts, a memory, and nodes that know each other.

from fivefold.mongars import ChatRequest, MonGARS

with MonGARS("http://localhost:8000") as client:
    client.login("alice", "secret-password")
    print(client.chat(ChatRequest(message="Hello there!")).response)
"""

from . import exceptions, schemas
from ._clients import AsyncMonGARS, MonGARS
from ._guide import ChatResponse, ProvisionReport, TokenResponse
from .exceptions import *  # noqa: F403  (its names are listed there)
from .schemas import (
    ChatRequest,
    MemoryItem,
    ModelConfiguration,
    PeerLoadSnapshot,
    PeerRegistration,
    PeerTelemetryEnvelope,
    PeerTelemetryPayload,
    ProvisionRequest,
    RagContextRequest,
    RagContextResponse,
    SuggestRequest,
    SuggestResponse,
    UserRegistration,
)

__all__ = [
    "AsyncMonGARS",
    "ChatRequest",
    "ChatResponse",
    "MemoryItem",
    "ModelConfiguration",
    "MonGARS",
    "MonGARSAsyncClient",
    "MonGARSSyncClient",
    "PeerLoadSnapshot",
    "PeerRegistration",
    "PeerTelemetryEnvelope",
    "PeerTelemetryPayload",
    "ProvisionReport",
    "ProvisionRequest",
    "RagContextRequest",
    "RagContextResponse",
    "SuggestRequest",
    "SuggestResponse",
    "TokenResponse",
    "UserRegistration",
    "exceptions",
    "schemas",
]
__all__ += exceptions.__all__

MonGARSSyncClient = MonGARS
MonGARSAsyncClient = AsyncMonGARS
