# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""Messages to the assistant and what was said before."""

from collections.abc import Mapping
from typing import Any

from fivefold import _answers, _bodies, _codec, _shapes
from fivefold.call import Body, Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "chat",
    "history",
)
_CHAT: "Operation[_models.ChatResponse]" = Operation(
    name="chat",
    method="POST",
    path="/api/v1/conversation/chat",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "ChatRequest"), secret=True),
    generates=True,
    answers={200: _answers.json_answer(_shapes.model(_models, "ChatResponse"))},
)


def chat(body: "_models.ChatRequest | Mapping[str, Any]") -> "Call[_models.ChatResponse]":
    """Send a message to the assistant and wait for the answer.

    One message a second and user, shared with `chat_guarded`; also a malformed one counts. A model that cannot be
    reached gives a normal answer whose `confidence` is 0. Such an answer is not remembered.

    POST /api/v1/conversation/chat

    Args:
        body: A message to the assistant.

    Returns:
        The answer.

    Raises:
        AuthenticationError: No bearer token, or one that is expired or not of this server; `detail` says which.
        APIStatusError: The message has too many tokens for the model.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults, or names one in
            words.
        RateLimitError: The user's last message is less than a second ago; nothing says how long to wait, and a
            second is enough.
        InternalServerError: A service that the server relies on failed. The model took too long.
    """
    return _CHAT.call({}, body)


_HISTORY: "Operation[list[_models.MemoryItem]]" = Operation(
    name="history",
    method="GET",
    path="/api/v1/conversation/history",
    safety="safe",
    parameters=(
        Parameter("user_id", "user_id", "query", _codec.STR, required=True),
        Parameter("limit", "limit", "query", _codec.INT),
    ),
    answers={200: _answers.json_answer(_shapes.array(_shapes.model(_models, "MemoryItem")))},
)


def history(*, user_id: str, limit: int = 10) -> "Call[list[_models.MemoryItem]]":
    """Get one's latest messages with their answers.

    The server remembers 100 messages for 24 hours. It caches what it was asked for, so messages sent after the first
    call may be missing for minutes.

    GET /api/v1/conversation/history

    Args:
        user_id: One's own name, as in the token; any other is refused, also to administrators (matching `\\S`).
        limit: Most messages to return, at least 1; the server sends at most 100; 10 by default.

    Returns:
        The messages, newest first.

    Raises:
        AuthenticationError: No bearer token, or one that is expired or not of this server; `detail` says which.
        PermissionDeniedError: `user_id` is not one's own name.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults, or names one in
            words.
        InternalServerError: A service that the server relies on failed.
    """
    return _HISTORY.call({"user_id": user_id, "limit": limit})
