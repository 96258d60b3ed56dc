"""ArgusLM's own classes of the error tree in `fivefold.errors`: each is an `ArgusLMError` too."""

from .. import errors

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "ArgusLMError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "DeadlineExceededError",
    "IncompleteStreamError",
    "InternalServerError",
    "NotFoundError",
    "OutcomeUnknownError",
    "PermissionDeniedError",
    "RateLimitError",
    "ResponseValidationError",
    "UnprocessableEntityError",
]


class ArgusLMError(errors.FivefoldError):
    """Base of every error of a call to ArgusLM."""


class APIError(ArgusLMError, errors.APIError):
    """A call failed."""


class APIStatusError(APIError, errors.APIStatusError):
    """ArgusLM answered with a status that is not a success."""


class BadRequestError(APIStatusError, errors.BadRequestError):
    """400: such as unknown or repeated model ids, or a prompt pack that there is not."""


class AuthenticationError(APIStatusError, errors.AuthenticationError):
    """401: only from a proxy in front; ArgusLM itself asks for no credentials."""


class PermissionDeniedError(APIStatusError, errors.PermissionDeniedError):
    """403: only from a proxy in front."""


class NotFoundError(APIStatusError, errors.NotFoundError):
    """404: no such id. An id that is not a UUID is an UnprocessableEntityError."""


class ConflictError(APIStatusError, errors.ConflictError):
    """409: a provider with models that have benchmark history cannot be deleted."""


class UnprocessableEntityError(APIStatusError, errors.UnprocessableEntityError):
    """422: an argument does not fit; the message says which."""


class RateLimitError(APIStatusError, errors.RateLimitError):
    """429: only from a proxy in front."""


class InternalServerError(APIStatusError, errors.InternalServerError):
    """5xx: among others for names that are too long and for ids of things that there are not."""


class APIConnectionError(APIError, errors.APIConnectionError):
    """No whole answer came: no connection, or it broke."""


class APITimeoutError(APIConnectionError, errors.APITimeoutError):
    """No whole answer came in time."""


class DeadlineExceededError(APITimeoutError, errors.DeadlineExceededError):
    """The deadline of the whole call has passed."""


class OutcomeUnknownError(APIConnectionError, errors.OutcomeUnknownError):
    """A write was sent and nothing tells whether it happened, so it was not sent again."""


class ResponseValidationError(APIError, errors.ResponseValidationError):
    """A success whose body is not what the specification promises."""


class IncompleteStreamError(APIError, errors.IncompleteStreamError):
    """A stream ended before its end marker."""
