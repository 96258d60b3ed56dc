"""monGARS' own classes of the error tree in `fivefold.errors`: each is an `SDKError` too. No I/O."""

from typing import Any

from .. import errors

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "ApprovalRequiredError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "DeadlineExceededError",
    "InternalServerError",
    "NotFoundError",
    "OutcomeUnknownError",
    "PermissionDeniedError",
    "RagDisabledError",
    "RateLimitError",
    "ResponseValidationError",
    "SDKError",
    "UnprocessableEntityError",
]


class SDKError(errors.FivefoldError):
    """Base of every error of a call to monGARS."""


class APIError(SDKError, errors.APIError):
    """A call failed.

    Attributes:
        status_code: The status of the last answer, or None.
        detail: What the server says is wrong: a text, a list of faults, or an object.
        payload: The whole body of the answer.
    """

    @property
    def detail(self) -> Any:
        """What the server says is wrong, in its own shape: mostly a text, a list for a 422; None without an answer."""
        return self.body["detail"] if isinstance(self.body, dict) and "detail" in self.body else self.body

    @property
    def payload(self) -> Any:
        """The body of the answer: parsed when it was JSON, else text, else None."""
        return self.body


class APIStatusError(APIError, errors.APIStatusError):
    """monGARS answered with a status that is not a success."""


class BadRequestError(APIStatusError, errors.BadRequestError):
    """400: a peer message that the server cannot decrypt, or a blank approval token."""


class AuthenticationError(APIStatusError, errors.AuthenticationError):
    """401: not logged in, the token has expired, or name or password are wrong."""

    def __init__(self, message: str = "", **details: Any) -> None:
        login = details.get("operation") in ("login", "login_json")
        told = "check the user name and the password" if login else "log in again: client.login(username, password)"
        super().__init__(message, **{**details, "hint": told})


class PermissionDeniedError(APIStatusError, errors.PermissionDeniedError):
    """403: only an administrator, an operator or oneself may do this; or the event socket refused ticket or origin."""


class ApprovalRequiredError(PermissionDeniedError):
    """403: a message with personal data waits for approval: have `approval_token` approved, and send it once more.

    Attributes:
        approval_token: What an operator gives to `approve_request`.
        token_ref: Sent with the approved message, together with `approval_token`.
        blocked_entities: What was found in the message, such as "email" or "phone".
    """

    @property
    def approval_token(self) -> str:
        """What an operator gives to `approve_request`."""
        return str(self.detail["approval_token"])

    @property
    def token_ref(self) -> str:
        """The name of the request for approval."""
        return str(self.detail["token_ref"])

    @property
    def blocked_entities(self) -> list[str]:
        """What was found in the message, such as "email" or "phone"."""
        return [str(kind) for kind in self.detail["blocked_entities"]]


class NotFoundError(APIStatusError, errors.NotFoundError):
    """404: no such approval, profile or account; or metrics are off."""


class ConflictError(APIStatusError, errors.ConflictError):
    """409: the username is taken, there is an administrator already, or the request was approved before."""


class UnprocessableEntityError(APIStatusError, errors.UnprocessableEntityError):
    """422: an argument does not fit; the message says which. The secrets that were sent do not show."""


class RateLimitError(APIStatusError, errors.RateLimitError):
    """429: other messages of the user kept coming first, until the deadline; or max_retries is 0."""


class InternalServerError(APIStatusError, errors.InternalServerError):
    """5xx: the server, or what it relies on, failed."""


class RagDisabledError(InternalServerError):
    """503: this server gives no context from repositories, now or later."""


class APIConnectionError(APIError, errors.APIConnectionError):
    """No whole answer came: no connection, or it broke."""


class APITimeoutError(APIConnectionError, errors.APITimeoutError):
    """No whole answer came in time."""


class DeadlineExceededError(APITimeoutError, errors.DeadlineExceededError):
    """The deadline of the whole call has passed, or comes before the user's turn for a message."""


class OutcomeUnknownError(APIConnectionError, errors.OutcomeUnknownError):
    """A write was sent and nothing tells whether it happened. For some, `client.resolve(error)` finds out."""


class ResponseValidationError(APIError, errors.ResponseValidationError):
    """A success whose body is not what the specification promises; `.body` keeps what came."""


def refined(kind: type[errors.APIError], body: Any) -> type[errors.APIError]:
    """Two refusals are told apart from others by their body alone."""
    detail = body.get("detail") if isinstance(body, dict) else None
    if kind is errors.InternalServerError and detail == "RAG disabled":
        return RagDisabledError
    approval = isinstance(detail, dict) and {"approval_token", "token_ref", "blocked_entities"} <= detail.keys()
    return ApprovalRequiredError if kind is errors.PermissionDeniedError and approval else kind
