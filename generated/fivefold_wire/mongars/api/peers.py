# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""Other nodes: their addresses, load and messages."""

from collections.abc import Mapping
from typing import Any

from fivefold import _answers, _bodies, _codec, _shapes
from fivefold.call import Body, Call, Operation

from .. import models as _models

__all__ = (
    "send_peer_message",
    "register_peer",
    "unregister_peer",
    "list_peers",
    "peer_load",
    "peer_telemetry",
    "publish_peer_telemetry",
)
_SEND_PEER_MESSAGE: "Operation[_models.PeerMessageResponse]" = Operation(
    name="send_peer_message",
    method="POST",
    path="/api/v1/peer/message",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "PeerMessage"), secret=True),
    answers={200: _answers.json_answer(_shapes.model(_models, "PeerMessageResponse"))},
)


def send_peer_message(body: "_models.PeerMessage | Mapping[str, Any]") -> "Call[_models.PeerMessageResponse]":
    """Hand an encrypted message to the server.

    POST /api/v1/peer/message

    Args:
        body: An encrypted message of another node.

    Returns:
        The message, decrypted.

    Raises:
        BadRequestError: The payload is no token that the server can decrypt, or holds no JSON.
        AuthenticationError: No bearer token, or one that is expired or not of this server; `detail` says which.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults, or names one in
            words.
        InternalServerError: The server failed, in plain text for an unforeseen fault.
    """
    return _SEND_PEER_MESSAGE.call({}, body)


_REGISTER_PEER: "Operation[_models.PeerRegistrationResponse]" = Operation(
    name="register_peer",
    method="POST",
    path="/api/v1/peer/register",
    safety="idempotent",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "PeerRegistration")),
    answers={200: _answers.json_answer(_shapes.model(_models, "PeerRegistrationResponse"))},
)


def register_peer(body: "_models.PeerRegistration | Mapping[str, Any]") -> "Call[_models.PeerRegistrationResponse]":
    """Register another node.

    For administrators. The server forgets its nodes when it restarts.

    POST /api/v1/peer/register

    Args:
        body: The address of another node.

    Returns:
        The node is registered.

    Raises:
        AuthenticationError: No bearer token, or one that is expired or not of this server; `detail` says which.
        PermissionDeniedError: The account is no administrator.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults, or names one in
            words.
    """
    return _REGISTER_PEER.call({}, body)


_UNREGISTER_PEER: "Operation[_models.PeerRegistrationResponse]" = Operation(
    name="unregister_peer",
    method="POST",
    path="/api/v1/peer/unregister",
    safety="idempotent",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "PeerRegistration")),
    answers={200: _answers.json_answer(_shapes.model(_models, "PeerRegistrationResponse"))},
)


def unregister_peer(body: "_models.PeerRegistration | Mapping[str, Any]") -> "Call[_models.PeerRegistrationResponse]":
    """End the registration of another node.

    For administrators.

    POST /api/v1/peer/unregister

    Args:
        body: The address of another node.

    Returns:
        The node is not registered.

    Raises:
        AuthenticationError: No bearer token, or one that is expired or not of this server; `detail` says which.
        PermissionDeniedError: The account is no administrator.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults, or names one in
            words.
    """
    return _UNREGISTER_PEER.call({}, body)


_LIST_PEERS: "Operation[list[str]]" = Operation(
    name="list_peers",
    method="GET",
    path="/api/v1/peer/list",
    safety="safe",
    answers={200: _answers.json_answer(_shapes.array(_codec.STR))},
)


def list_peers() -> "Call[list[str]]":
    """List the addresses of the registered nodes.

    For administrators.

    GET /api/v1/peer/list

    Returns:
        The addresses, sorted, without trailing slashes.

    Raises:
        AuthenticationError: No bearer token, or one that is expired or not of this server; `detail` says which.
        PermissionDeniedError: The account is no administrator.
    """
    return _LIST_PEERS.call({})


_PEER_LOAD: "Operation[_models.PeerLoadSnapshot]" = Operation(
    name="peer_load",
    method="GET",
    path="/api/v1/peer/load",
    safety="safe",
    answers={200: _answers.json_answer(_shapes.model(_models, "PeerLoadSnapshot"))},
)


def peer_load() -> "Call[_models.PeerLoadSnapshot]":
    """Get how busy the server is.

    For administrators.

    GET /api/v1/peer/load

    Returns:
        The load; zeros without a scheduler.

    Raises:
        AuthenticationError: No bearer token, or one that is expired or not of this server; `detail` says which.
        PermissionDeniedError: The account is no administrator.
    """
    return _PEER_LOAD.call({})


_PEER_TELEMETRY: "Operation[_models.PeerTelemetryEnvelope]" = Operation(
    name="peer_telemetry",
    method="GET",
    path="/api/v1/peer/telemetry",
    safety="safe",
    answers={200: _answers.json_answer(_shapes.model(_models, "PeerTelemetryEnvelope"))},
)


def peer_telemetry() -> "Call[_models.PeerTelemetryEnvelope]":
    """Get the latest report of every node.

    For administrators.

    GET /api/v1/peer/telemetry

    Returns:
        The reports.

    Raises:
        AuthenticationError: No bearer token, or one that is expired or not of this server; `detail` says which.
        PermissionDeniedError: The account is no administrator.
    """
    return _PEER_TELEMETRY.call({})


_PUBLISH_PEER_TELEMETRY: "Operation[_models.PeerTelemetryResponse]" = Operation(
    name="publish_peer_telemetry",
    method="POST",
    path="/api/v1/peer/telemetry",
    safety="idempotent",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "PeerTelemetryPayload")),
    answers={202: _answers.json_answer(_shapes.model(_models, "PeerTelemetryResponse"))},
)


def publish_peer_telemetry(
    body: "_models.PeerTelemetryPayload | Mapping[str, Any]",
) -> "Call[_models.PeerTelemetryResponse]":
    """Report the load and the work of a node.

    For administrators.

    POST /api/v1/peer/telemetry

    Args:
        body: The load and the work of one node.

    Returns:
        The report is taken.

    Raises:
        AuthenticationError: No bearer token, or one that is expired or not of this server; `detail` says which.
        PermissionDeniedError: The account is no administrator.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults, or names one in
            words.
        InternalServerError: The server failed, in plain text for an unforeseen fault.
    """
    return _PUBLISH_PEER_TELEMETRY.call({}, body)
