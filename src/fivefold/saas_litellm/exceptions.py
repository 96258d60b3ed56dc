"""Every way a call to SaaS LiteLLM can fail.

Each class is a SaaSLiteLLMError and the fivefold class of the same name; refusals are httpx.HTTPStatusError too, so
that `except HTTPStatusError as e: e.response.status_code` goes on working.
"""

from typing import TYPE_CHECKING, Any

import httpx

from .. import errors
from ._hints import hint_for, provider_status

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ClientClosedError",
    "ConfigurationError",
    "ConflictError",
    "DeadlineExceededError",
    "IncompleteStreamError",
    "InternalServerError",
    "NotFoundError",
    "OutcomeUnknownError",
    "PermissionDeniedError",
    "ProviderError",
    "RateLimitError",
    "ResponseValidationError",
    "SaaSLiteLLMError",
    "StreamError",
    "UnprocessableEntityError",
]

ClientClosedError = errors.ClientClosedError
ConfigurationError = errors.ConfigurationError

_FAILED_CALL = "LLM call failed"


class SaaSLiteLLMError(errors.APIError):
    """A call to SaaS LiteLLM failed."""

    def __init__(self, message: str = "", **details: Any) -> None:
        errors.APIError.__init__(self, message, **details)
        if self.status_code is not None and not isinstance(self, errors.OutcomeUnknownError):
            self.hint = hint_for(self.status_code, message) or self.hint

    @property
    def provider_status(self) -> int | None:
        """What the model's provider answered to the service, where the message tells it, else None."""
        return provider_status(self.message)


APIError = SaaSLiteLLMError


class APIStatusError(SaaSLiteLLMError, errors.APIStatusError, httpx.HTTPStatusError):
    """The service answered with a status that is not a success."""

    if TYPE_CHECKING:  # httpx says that they can be set

        @property
        def request(self) -> httpx.Request: ...
        @request.setter
        def request(self, request: httpx.Request) -> None: ...
        @property
        def response(self) -> httpx.Response: ...
        @response.setter
        def response(self, response: httpx.Response) -> None: ...


class BadRequestError(APIStatusError, errors.BadRequestError):
    """400: a duplicate, a value out of range, or something that may not be deleted."""


class AuthenticationError(APIStatusError, errors.AuthenticationError):
    """401: no virtual key, a wrong one, that of a deleted team, or no admin key where one is needed."""


class PermissionDeniedError(APIStatusError, errors.PermissionDeniedError):
    """403: a suspended team, another team's job, or a model that the team may not use. Never a lack of credits."""


class NotFoundError(APIStatusError, errors.NotFoundError):
    """404: there is no such job, team or other thing."""


class ConflictError(APIStatusError, errors.ConflictError):
    """409, by this library: a job that is over already is not completed again, since that toggles its charge."""


class UnprocessableEntityError(APIStatusError, errors.UnprocessableEntityError):
    """422: an argument does not fit; the message says which."""


class RateLimitError(APIStatusError, errors.RateLimitError):
    """429: only from a proxy in front; the service itself limits nothing."""


class InternalServerError(APIStatusError, errors.InternalServerError):
    """5xx: the service, or a proxy before it, failed."""


class ProviderError(InternalServerError):
    """500: the service asked the model's provider, several times where it made sense, and got no answer.

    Attributes:
        provider_status: The status that the provider gave, as far as the message tells it, else None.
        retryable: Whether the provider was busy or broken, and may do better later.
    """

    def __init__(self, message: str = "", **details: Any) -> None:
        InternalServerError.__init__(self, message, **details)
        told = self.provider_status or 0
        self.retryable = told >= 500 or told in (408, 429)


class APIConnectionError(SaaSLiteLLMError, errors.APIConnectionError):
    """No whole answer came: no connection, or it broke."""


class APITimeoutError(APIConnectionError, errors.APITimeoutError):
    """No whole answer came in time."""


class DeadlineExceededError(APITimeoutError, errors.DeadlineExceededError):
    """The deadline of the whole call has passed, or leaves no time for the next try."""


class OutcomeUnknownError(APIConnectionError, errors.OutcomeUnknownError):
    """A job, a call or a completion was sent and nothing tells whether it happened: ask `client.resolve(error)`."""


class ResponseValidationError(SaaSLiteLLMError, errors.ResponseValidationError):
    """A success whose body is not what the specification promises; `.body` keeps what came."""


class StreamError(SaaSLiteLLMError, errors.StreamError):
    """The service or the provider reported an error within a stream; `.partial` is what came before it."""


class IncompleteStreamError(StreamError, errors.IncompleteStreamError):
    """A stream ended before `[DONE]`; `.partial` is what came. A job of one call was charged all the same."""


def refined(kind: type[errors.APIError], body: Any) -> type[errors.APIError]:
    """A failure of the provider is told only by the text of a 500."""
    detail = body.get("detail") if isinstance(body, dict) else None
    failed = kind is errors.InternalServerError and isinstance(detail, str) and detail.startswith(_FAILED_CALL)
    return ProviderError if failed else kind
