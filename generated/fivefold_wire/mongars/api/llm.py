# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""Guarded messages, their approval, and the health of the model."""

from collections.abc import Mapping
from typing import Any

from fivefold import _answers, _bodies, _codec, _shapes
from fivefold.call import Body, Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "chat_guarded",
    "check_llm_health",
    "approve_request",
)
_CHAT_GUARDED: "Operation[_models.ChatResponse]" = Operation(
    name="chat_guarded",
    method="POST",
    path="/llm/chat",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "ChatRequest"), secret=True),
    generates=True,
    answers={200: _answers.json_answer(_shapes.model(_models, "ChatResponse"))},
)


def chat_guarded(body: "_models.ChatRequest | Mapping[str, Any]") -> "Call[_models.ChatResponse]":
    """Send a message that may need approval to the assistant.

    A message with personal data and a sensitive `allowed_actions` entry such as `personal_data_access` is refused with
    403, and the refusal holds what an operator needs for `approve_request`. Then send it again with `approval_token`
    and `token_ref`. One message a second and user, shared with `chat`.

    POST /llm/chat

    Args:
        body: A message to the assistant.

    Returns:
        The answer.

    Raises:
        AuthenticationError: No bearer token, or one that is expired or not of this server; `detail` says which.
        PermissionDeniedError: The message needs approval; `detail` says what to have approved.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults, or names one in
            words.
        RateLimitError: The user's last message is less than a second ago; nothing says how long to wait, and a
            second is enough.
        InternalServerError: A service that the server relies on failed.
    """
    return _CHAT_GUARDED.call({}, body)


_CHECK_LLM_HEALTH: "Operation[_models.LLMHealthResponse]" = Operation(
    name="check_llm_health",
    method="GET",
    path="/llm/health",
    safety="safe",
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "LLMHealthResponse"))},
)


def check_llm_health() -> "Call[_models.LLMHealthResponse]":
    """Ask how the model behind the assistant is.

    GET /llm/health

    Returns:
        How it is.
    """
    return _CHECK_LLM_HEALTH.call({})


_APPROVE_REQUEST: "Operation[_models.ApprovalResponse]" = Operation(
    name="approve_request",
    method="POST",
    path="/llm/security/approve",
    safety="unsafe",
    parameters=(
        Parameter("token", "token", "query", _codec.STR, required=True, secret=True),
        Parameter("operator_id", "operator_id", "query", _codec.STR, required=True),
    ),
    answers={200: _answers.json_answer(_shapes.model(_models, "ApprovalResponse"))},
)


def approve_request(*, token: str, operator_id: str) -> "Call[_models.ApprovalResponse]":
    """Approve a message with personal data.

    For administrators and operators.

    POST /llm/security/approve

    Args:
        token: The approval token from the refusal (matching `\\S`).
        operator_id: One's own name, as in the token (matching `\\S`).

    Returns:
        The request is approved.

    Raises:
        BadRequestError: The token is blank.
        AuthenticationError: No bearer token, or one that is expired or not of this server; `detail` says which.
        PermissionDeniedError: The account is no operator, or `operator_id` is not its name.
        NotFoundError: There is no such approval token.
        ConflictError: The request is approved already.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults, or names one in
            words.
    """
    return _APPROVE_REQUEST.call({"token": token, "operator_id": operator_id})
