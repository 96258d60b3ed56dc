"""LM Studio's own classes of the error tree in `fivefold.errors`: each is an `LMStudioError` too. No I/O."""

from enum import StrEnum
from typing import Any

from .. import errors
from .._messages import message_of

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "DeadlineExceededError",
    "ErrorType",
    "IncompleteStreamError",
    "InternalServerError",
    "LMStudioError",
    "NotFoundError",
    "OutcomeUnknownError",
    "PermissionDeniedError",
    "RateLimitError",
    "ResponseValidationError",
    "StreamError",
    "UnprocessableEntityError",
]


class ErrorType(StrEnum):
    """What kind of thing went wrong, for programs that tell errors apart by `error_type`."""

    NETWORK_ERROR = "network_error"
    API_ERROR = "api_error"
    TIMEOUT_ERROR = "timeout_error"
    AUTHENTICATION_ERROR = "authentication_error"
    RATE_LIMIT_ERROR = "rate_limit_error"
    SERVER_ERROR = "server_error"
    CLIENT_ERROR = "client_error"
    UNKNOWN_ERROR = "unknown_error"


class LMStudioError(errors.APIError):
    """Base of every error of a call to LM Studio.

    Attributes:
        message: What happened, in the server's words where it gave any.
        error_type: The kind of error; it begins the first line of `str(error)`.
        status_code: The status of the last answer, or None.
    """

    def __init__(
        self,
        message: str = "",
        error_type: ErrorType | None = None,
        status_code: int | None = None,
        response_data: dict[str, Any] | None = None,
        **details: Any,
    ) -> None:
        super().__init__(message, **{"status_code": status_code, "body": response_data, **details})
        self._error_type = error_type

    @property
    def error_type(self) -> ErrorType:
        """The kind of error: as it was given, else by the class and the status."""
        return self._error_type or _kind(self)

    @property
    def response_data(self) -> dict[str, Any] | None:
        """The body of the answer when it was a JSON object, else None."""
        return self.body if isinstance(self.body, dict) else None

    @property
    def headline(self) -> str:
        """The first line of `str(error)`: `<error_type>: <message>`."""
        return f"{self.error_type}: {self._lead}{self.message}"

    @property
    def _lead(self) -> str:
        return ""


class APIError(LMStudioError):
    """A call failed."""


class APIStatusError(APIError, errors.APIStatusError):
    """The server answered with a status that is not a success."""


class BadRequestError(APIStatusError, errors.BadRequestError):
    """400: a field is missing, wrong or not known, such as an object as `tool_choice`."""


class AuthenticationError(APIStatusError, errors.AuthenticationError):
    """401: the server asks for an API token, and was given none or a wrong one."""


class PermissionDeniedError(APIStatusError, errors.PermissionDeniedError):
    """403: the token does not allow this."""


class NotFoundError(APIStatusError, errors.NotFoundError):
    """404: no such model or download, or no model is loaded."""


class ConflictError(APIStatusError, errors.ConflictError):
    """409: only from a proxy in front."""


class UnprocessableEntityError(APIStatusError, errors.UnprocessableEntityError):
    """422: from servers like LM Studio; LM Studio itself says 400."""


class RateLimitError(APIStatusError, errors.RateLimitError):
    """429: from servers like LM Studio, or a proxy in front."""


class InternalServerError(APIStatusError, errors.InternalServerError):
    """5xx: the server failed, or could not load the model."""


class APIConnectionError(APIError, errors.APIConnectionError):
    """No whole answer came: no connection, or it broke."""

    @property
    def _lead(self) -> str:
        return "Connection error: "


class APITimeoutError(APIConnectionError, errors.APITimeoutError):
    """No whole answer came in time. A generation that timed out is not sent again: it may still be running."""

    @property
    def _lead(self) -> str:
        return "Request timeout: "


class DeadlineExceededError(APITimeoutError, errors.DeadlineExceededError):
    """The deadline of the whole call has passed, or leaves no time for the next try."""


class OutcomeUnknownError(APIConnectionError, errors.OutcomeUnknownError):
    """Loading a model was asked for and nothing tells whether it happens, so it was not asked for again."""


class ResponseValidationError(APIError, errors.ResponseValidationError):
    """A success whose body is not what the specification promises.

    LM Studio answers 200 with an `error` to paths that it does not know: then base_url is wrong, or the server too old.
    """

    @property
    def headline(self) -> str:
        """The first line of `str(error)`: the server's own words where it says that something is wrong."""
        refused = self.response_data is not None and self.response_data.get("error")
        return f"{self.error_type}: {message_of(self.body)}" if refused else super().headline

    @property
    def _lead(self) -> str:
        return "Invalid JSON response: " if self.message.startswith("expected JSON") else ""


class StreamError(APIError, errors.StreamError):
    """The server reported an error within a stream, such as a prompt that is too long; `.partial` is what came."""


class IncompleteStreamError(StreamError, errors.IncompleteStreamError):
    """A stream ended before its end marker; `.partial` is what came."""


#: The first that fits. What is neither here nor an answer with a status of 4xx is an `API_ERROR`.
_KINDS: tuple[tuple[type[LMStudioError], ErrorType], ...] = (
    (AuthenticationError, ErrorType.AUTHENTICATION_ERROR),
    (RateLimitError, ErrorType.RATE_LIMIT_ERROR),
    (InternalServerError, ErrorType.SERVER_ERROR),
    (APITimeoutError, ErrorType.TIMEOUT_ERROR),
    (APIConnectionError, ErrorType.NETWORK_ERROR),
)


def _kind(error: LMStudioError) -> ErrorType:
    if isinstance(error, OutcomeUnknownError) and isinstance(error.__cause__, LMStudioError):
        return error.__cause__.error_type
    if isinstance(error, APIStatusError) and error.status_code in range(400, 500):
        fallback = ErrorType.CLIENT_ERROR
    else:
        fallback = ErrorType.API_ERROR
    return next((kind for group, kind in _KINDS if isinstance(error, group)), fallback)
