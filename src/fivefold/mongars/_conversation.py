"""Messages to the assistant, their approval, what was said before, and making models ready. No I/O."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from attrs import evolve
from fivefold_wire.mongars import models as _models
from fivefold_wire.mongars.api import conversation, llm, models

from .._options import Options
from ..call import Call
from ..errors import ConfigurationError
from ._guide import ChatResponse, ProvisionReport, answered
from ._tokens import subject


def chat(own: Options, body: "_models.ChatRequest | Mapping[str, Any]") -> "Call[ChatResponse]":
    """Send a message to the assistant and wait for the answer.

    POST /api/v1/conversation/chat. The service takes one message a second from each user. Messages of this client and
    its views wait for their turn, in threads and tasks alike; where others log in as the same user, a refused message
    is sent once more, until the deadline.

    Args:
        body: The message, 1 to 1000 characters. HTML in it is cleaned away by the server.

    Returns:
        The answer. `degraded` tells whether it is only an apology: the service answers 200 when it has no model.

    Raises:
        AuthenticationError: not logged in, or the token has expired.
        UnprocessableEntityError: the message is blank or too long.
        APIStatusError: 413, the message has too many tokens for the model.
        DeadlineExceededError: the user's turn comes after the deadline.
        InternalServerError: the model failed or took too long.
        OutcomeUnknownError: no answer came; `client.resolve(error)` looks for it in the history.
    """
    call = answered(conversation.chat(body), ChatResponse)
    message = body["message"].strip()
    return evolve(call, clue={"user": subject(own.keys.get("key")), "message": message, "sent_at": datetime.now(UTC)})


def chat_guarded(body: "_models.ChatRequest | Mapping[str, Any]") -> "Call[ChatResponse]":
    """Send a message that may need approval to the assistant. Turns are shared with `chat`.

    POST /llm/chat

    Args:
        body: The message. With personal data in it and a sensitive entry in `allowed_actions`, such as
            "personal_data_access", it needs the `approval_token` and the `token_ref` of an approved request.

    Raises:
        ApprovalRequiredError: the message needs approval; the error says what to have approved.
        AuthenticationError: not logged in, or the token has expired.
        UnprocessableEntityError: the message is blank or too long.
        DeadlineExceededError: the user's turn comes after the deadline.
        InternalServerError: the model failed.
        OutcomeUnknownError: no answer came; messages to this route are in no history.
    """
    return answered(llm.chat_guarded(body), ChatResponse)


def history(user_id: str, *, limit: int = 10) -> "Call[list[_models.MemoryItem]]":
    """Get one's latest messages with their answers, newest first.

    GET /api/v1/conversation/history. The server remembers 100 messages of a user for 24 hours. It keeps what it was
    asked for, so messages sent after the first call may be missing for minutes.

    Args:
        user_id: One's own name; any other is refused, also to administrators.
        limit: Most messages to return, at least 1; the server sends at most 100.

    Raises:
        AuthenticationError: not logged in, or the token has expired.
        PermissionDeniedError: `user_id` is not one's own name.
        UnprocessableEntityError: `limit` is below 1, or `user_id` is blank.
    """
    return conversation.history(user_id=user_id, limit=limit)


def approve_request(own: Options, token: str, *, operator_id: str | None = None) -> "Call[_models.ApprovalResponse]":
    """Approve a message with personal data. For administrators and operators.

    POST /llm/security/approve

    Args:
        token: `approval_token` of the ApprovalRequiredError.
        operator_id: One's own name. Default: as the client's token says.

    Raises:
        ConfigurationError: the client has no token that tells a name. Nothing was sent.
        BadRequestError: `token` is blank.
        PermissionDeniedError: not an operator, or `operator_id` is somebody else.
        NotFoundError: there is no such request.
        ConflictError: it was approved before.
        OutcomeUnknownError: no answer came; if it happened, approving once more is a ConflictError.
    """
    name = subject(own.keys.get("key")) if operator_id is None else operator_id
    if name is None:
        raise ConfigurationError("operator_id: log in, or say who approves")
    return llm.approve_request(token=token, operator_id=name)


def provision_models(body: "_models.ProvisionRequest | Mapping[str, Any] | None" = None) -> "Call[ProvisionReport]":
    """Make models ready for use. For administrators.

    POST /api/v1/models/provision. Waits 120 seconds unless the client has a timeout of its own; downloads may take
    longer: `client.with_options(timeout=1800).provision_models()`.

    Args:
        body: Which roles, and whether to do it again for models that are ready; all roles by default.

    Returns:
        What became of each model. Nothing is raised for one that failed: look at `failed`.

    Raises:
        AuthenticationError: not logged in, or the token has expired.
        PermissionDeniedError: not an administrator.
        UnprocessableEntityError: a role is blank.
        OutcomeUnknownError: no answer came; doing it once more, without `force`, skips what is ready.
    """
    call = models.provision_models({} if body is None else body)
    return answered(call, ProvisionReport, generates=True)
