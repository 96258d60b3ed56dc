# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""Schemas of the service, each imported when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .ack_message import AckMessage as AckMessage
    from .ack_payload import AckPayload as AckPayload
    from .approval_refusal import ApprovalRefusal as ApprovalRefusal
    from .approval_refused_error import ApprovalRefusedError as ApprovalRefusedError
    from .approval_required import ApprovalRequired as ApprovalRequired
    from .approval_required_error import ApprovalRequiredError as ApprovalRequiredError
    from .approval_response import ApprovalResponse as ApprovalResponse
    from .bootstrap_admin_request import BootstrapAdminRequest as BootstrapAdminRequest
    from .bootstrap_admin_response import BootstrapAdminResponse as BootstrapAdminResponse
    from .chat_message_data import ChatMessageData as ChatMessageData
    from .chat_message_event import ChatMessageEvent as ChatMessageEvent
    from .chat_request import ChatRequest as ChatRequest
    from .chat_response import ChatResponse as ChatResponse
    from .connected_data import ConnectedData as ConnectedData
    from .connected_event import ConnectedEvent as ConnectedEvent
    from .error_detail import ErrorDetail as ErrorDetail
    from .history_snapshot_data import HistorySnapshotData as HistorySnapshotData
    from .history_snapshot_event import HistorySnapshotEvent as HistorySnapshotEvent
    from .history_snapshot_item import HistorySnapshotItem as HistorySnapshotItem
    from .http_validation_error import HTTPValidationError as HTTPValidationError
    from .llm_health_response import LLMHealthResponse as LLMHealthResponse
    from .login_form import LoginForm as LoginForm
    from .login_request import LoginRequest as LoginRequest
    from .login_response import LoginResponse as LoginResponse
    from .memory_item import MemoryItem as MemoryItem
    from .model_configuration import ModelConfiguration as ModelConfiguration
    from .model_definition import ModelDefinition as ModelDefinition
    from .model_profile import ModelProfile as ModelProfile
    from .password_change_request import PasswordChangeRequest as PasswordChangeRequest
    from .password_change_response import PasswordChangeResponse as PasswordChangeResponse
    from .peer_load_snapshot import PeerLoadSnapshot as PeerLoadSnapshot
    from .peer_message import PeerMessage as PeerMessage
    from .peer_message_response import PeerMessageResponse as PeerMessageResponse
    from .peer_registration import PeerRegistration as PeerRegistration
    from .peer_registration_response import PeerRegistrationResponse as PeerRegistrationResponse
    from .peer_telemetry_envelope import PeerTelemetryEnvelope as PeerTelemetryEnvelope
    from .peer_telemetry_payload import PeerTelemetryPayload as PeerTelemetryPayload
    from .peer_telemetry_response import PeerTelemetryResponse as PeerTelemetryResponse
    from .ping_message import PingMessage as PingMessage
    from .provision_report import ProvisionReport as ProvisionReport
    from .provision_request import ProvisionRequest as ProvisionRequest
    from .provision_status import ProvisionStatus as ProvisionStatus
    from .rag_context_request import RagContextRequest as RagContextRequest
    from .rag_context_response import RagContextResponse as RagContextResponse
    from .rag_reference import RagReference as RagReference
    from .service_status import ServiceStatus as ServiceStatus
    from .speech_segment import SpeechSegment as SpeechSegment
    from .speech_turn import SpeechTurn as SpeechTurn
    from .suggest_request import SuggestRequest as SuggestRequest
    from .suggest_response import SuggestResponse as SuggestResponse
    from .token_response import TokenResponse as TokenResponse
    from .user_list_response import UserListResponse as UserListResponse
    from .user_registration import UserRegistration as UserRegistration
    from .user_registration_response import UserRegistrationResponse as UserRegistrationResponse
    from .validation_error import ValidationError as ValidationError
    from .web_socket_message import WebSocketMessage as WebSocketMessage
    from .ws_ticket_response import WSTicketResponse as WSTicketResponse

__all__ = (
    "AckMessage",
    "AckPayload",
    "ApprovalRefusal",
    "ApprovalRefusedError",
    "ApprovalRequired",
    "ApprovalRequiredError",
    "ApprovalResponse",
    "BootstrapAdminRequest",
    "BootstrapAdminResponse",
    "ChatMessageData",
    "ChatMessageEvent",
    "ChatRequest",
    "ChatResponse",
    "ConnectedData",
    "ConnectedEvent",
    "ErrorDetail",
    "HTTPValidationError",
    "HistorySnapshotData",
    "HistorySnapshotEvent",
    "HistorySnapshotItem",
    "LLMHealthResponse",
    "LoginForm",
    "LoginRequest",
    "LoginResponse",
    "MemoryItem",
    "ModelConfiguration",
    "ModelDefinition",
    "ModelProfile",
    "PasswordChangeRequest",
    "PasswordChangeResponse",
    "PeerLoadSnapshot",
    "PeerMessage",
    "PeerMessageResponse",
    "PeerRegistration",
    "PeerRegistrationResponse",
    "PeerTelemetryEnvelope",
    "PeerTelemetryPayload",
    "PeerTelemetryResponse",
    "PingMessage",
    "ProvisionReport",
    "ProvisionRequest",
    "ProvisionStatus",
    "RagContextRequest",
    "RagContextResponse",
    "RagReference",
    "ServiceStatus",
    "SpeechSegment",
    "SpeechTurn",
    "SuggestRequest",
    "SuggestResponse",
    "TokenResponse",
    "UserListResponse",
    "UserRegistration",
    "UserRegistrationResponse",
    "ValidationError",
    "WSTicketResponse",
    "WebSocketMessage",
)

if not TYPE_CHECKING:
    _MODULES = {
        "AckMessage": "ack_message",
        "AckPayload": "ack_payload",
        "ApprovalRefusal": "approval_refusal",
        "ApprovalRefusedError": "approval_refused_error",
        "ApprovalRequired": "approval_required",
        "ApprovalRequiredError": "approval_required_error",
        "ApprovalResponse": "approval_response",
        "BootstrapAdminRequest": "bootstrap_admin_request",
        "BootstrapAdminResponse": "bootstrap_admin_response",
        "ChatMessageData": "chat_message_data",
        "ChatMessageEvent": "chat_message_event",
        "ChatRequest": "chat_request",
        "ChatResponse": "chat_response",
        "ConnectedData": "connected_data",
        "ConnectedEvent": "connected_event",
        "ErrorDetail": "error_detail",
        "HTTPValidationError": "http_validation_error",
        "HistorySnapshotData": "history_snapshot_data",
        "HistorySnapshotEvent": "history_snapshot_event",
        "HistorySnapshotItem": "history_snapshot_item",
        "LLMHealthResponse": "llm_health_response",
        "LoginForm": "login_form",
        "LoginRequest": "login_request",
        "LoginResponse": "login_response",
        "MemoryItem": "memory_item",
        "ModelConfiguration": "model_configuration",
        "ModelDefinition": "model_definition",
        "ModelProfile": "model_profile",
        "PasswordChangeRequest": "password_change_request",
        "PasswordChangeResponse": "password_change_response",
        "PeerLoadSnapshot": "peer_load_snapshot",
        "PeerMessage": "peer_message",
        "PeerMessageResponse": "peer_message_response",
        "PeerRegistration": "peer_registration",
        "PeerRegistrationResponse": "peer_registration_response",
        "PeerTelemetryEnvelope": "peer_telemetry_envelope",
        "PeerTelemetryPayload": "peer_telemetry_payload",
        "PeerTelemetryResponse": "peer_telemetry_response",
        "PingMessage": "ping_message",
        "ProvisionReport": "provision_report",
        "ProvisionRequest": "provision_request",
        "ProvisionStatus": "provision_status",
        "RagContextRequest": "rag_context_request",
        "RagContextResponse": "rag_context_response",
        "RagReference": "rag_reference",
        "ServiceStatus": "service_status",
        "SpeechSegment": "speech_segment",
        "SpeechTurn": "speech_turn",
        "SuggestRequest": "suggest_request",
        "SuggestResponse": "suggest_response",
        "TokenResponse": "token_response",
        "UserListResponse": "user_list_response",
        "UserRegistration": "user_registration",
        "UserRegistrationResponse": "user_registration_response",
        "ValidationError": "validation_error",
        "WSTicketResponse": "ws_ticket_response",
        "WebSocketMessage": "web_socket_message",
    }

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
        found = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
