"""Every way a call can fail.

FivefoldError
├── ConfigurationError             the client was set up wrongly; nothing was sent
├── ClientClosedError              a call on a client after close()
└── APIError                       a call failed
    ├── APIStatusError             an answer came, and it was a refusal
    │   ├── BadRequestError            400
    │   ├── AuthenticationError        401
    │   ├── PermissionDeniedError      403
    │   ├── NotFoundError              404
    │   ├── ConflictError              409
    │   ├── UnprocessableEntityError   422
    │   ├── RateLimitError             429
    │   └── InternalServerError        5xx
    ├── APIConnectionError         no whole answer came
    │   ├── APITimeoutError            not in time
    │   │   └── DeadlineExceededError      the deadline of the whole call has passed
    │   └── OutcomeUnknownError        a write may or may not have happened; it was not sent again
    ├── ResponseValidationError    a success that is not what the specification promises
    └── StreamError                the service reported an error within a stream
        └── IncompleteStreamError      a stream ended before its end marker

Each service declares its own classes below these: `arguslm.NotFoundError` is an `ArgusLMError` and a
`fivefold.NotFoundError`. No I/O.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ._unset import NOT_GIVEN

if TYPE_CHECKING:
    import httpx

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "Attempt",
    "AuthenticationError",
    "BadRequestError",
    "ClientClosedError",
    "ConfigurationError",
    "ConflictError",
    "DeadlineExceededError",
    "FivefoldError",
    "IncompleteStreamError",
    "InternalServerError",
    "NotFoundError",
    "OutcomeUnknownError",
    "PermissionDeniedError",
    "RateLimitError",
    "ResponseValidationError",
    "StreamError",
    "UnprocessableEntityError",
]


@frozen
class Attempt:
    """One try of a call.

    Attributes:
        started: Seconds from the start of the call.
        seconds: How long the try took.
        status: The status of the answer, or None when none came.
        problem: Why it failed, or None when it did not.
        pause: Seconds waited before the next try, or None when there was none.
        connected: False only when it is certain that nothing was sent.
    """

    started: float
    seconds: float
    status: int | None = None
    problem: str | None = None
    pause: float | None = None
    connected: bool = True

    def __str__(self) -> str:
        waited = "" if self.pause is None else f", waited {self.pause:.2f} s"
        return f"{self.problem or self.status} after {self.seconds:.2f} s{waited}"


class FivefoldError(Exception):
    """Base of everything that fivefold raises on purpose."""


class ConfigurationError(FivefoldError, ValueError):
    """An option, an environment variable or a config file is wrong. The message names it."""


class ClientClosedError(FivefoldError, RuntimeError):
    """The client was closed; make a new one."""


class APIError(FivefoldError):
    """A call failed.

    Attributes:
        message: What happened, in the server's words where it gave any.
        service: "arguslm", "lmstudio", …
        operation: The method that was called, such as "get_provider".
        method: The HTTP method.
        url: The URL, without credentials.
        status_code: The status of the last answer, or None.
        headers: The headers of the last answer.
        body: Its body: parsed when it was JSON, else text, else None.
        request_id: The server's id for the request, where it sends one.
        attempts: Each try, in order.
        retryable: Whether the same call may well succeed later.
        retry_after: Seconds that the server asked to wait, or None.
        hint: What to do about it, or None.
        partial: What had arrived of a stream, in the form that the whole would have had, or None.
    """

    message: str
    service: str = ""
    operation: str = ""
    method: str = ""
    url: str = ""
    status_code: int | None = None
    headers: Mapping[str, str] = {}
    body: Any = None
    request_id: str | None = None
    attempts: tuple[Attempt, ...] = ()
    retryable: bool = False
    retry_after: float | None = None
    hint: str | None = None
    partial: Any = None

    def __init__(self, message: str = "", **details: Any) -> None:
        Exception.__init__(self, message)  # a service's class may have another base, with arguments of its own
        self.message = message
        self.__dict__.update({name: value for name, value in details.items() if value is not NOT_GIVEN})

    @property
    def headline(self) -> str:
        """The first line of `str(error)`: what happened, in the form that users of the service know."""
        return self.message if self.status_code is None else f"HTTP {self.status_code}: {self.message}"

    @property
    def request(self) -> "httpx.Request":
        """The request as an httpx object, without credentials and without its body."""
        import httpx

        return httpx.Request(self.method or "GET", self.url or "http://unknown")

    def __str__(self) -> str:
        lines = [self.headline]
        if self.operation:
            request = f": {self.method} {self.url}" if self.method else ""
            lines.append(f"  where: {self.service}.{self.operation}{request}")
        if self.attempts:
            tries = "; ".join(map(str, self.attempts))
            lines.append(f"  tried: {len(self.attempts)} time{'s' * (len(self.attempts) > 1)}: {tries}")
        if self.hint:
            lines.append(f"  hint: {self.hint}")
        return "\n".join(lines)


class APIStatusError(APIError):
    """The service answered with a status that is not a success."""

    @property
    def response(self) -> "httpx.Response":
        """The answer as an httpx object: status, headers, body."""
        import httpx

        told = self.body if isinstance(self.body, str | None) else json.dumps(self.body, ensure_ascii=False)
        response = httpx.Response(
            self.status_code or 0, request=self.request, content=(told or "").encode(errors="replace")
        )
        plain = {name: value for name, value in self.headers.items() if name not in _FRAMING}
        response.headers.update(plain)
        response.encoding = "utf-8"  # whatever charset it came in
        return response


#: Headers that described the bytes on the wire, not the scrubbed body that an error keeps.
_FRAMING = frozenset({"content-length", "content-encoding", "transfer-encoding"})


class BadRequestError(APIStatusError):
    """400: the service refused the request as it is."""


class AuthenticationError(APIStatusError):
    """401: credentials are missing, wrong or expired."""


class PermissionDeniedError(APIStatusError):
    """403: the credentials do not allow this."""


class NotFoundError(APIStatusError):
    """404: there is no such thing, or no such route."""


class ConflictError(APIStatusError):
    """409: the state of the thing does not allow this."""


class UnprocessableEntityError(APIStatusError):
    """422: an argument does not fit; the message says which."""


class RateLimitError(APIStatusError):
    """429: too many requests, or a quota is used up."""


class InternalServerError(APIStatusError):
    """5xx: the service, or a proxy before it, failed."""


class APIConnectionError(APIError):
    """No whole answer came: no connection, or it broke."""


class APITimeoutError(APIConnectionError):
    """No whole answer came in time."""


class DeadlineExceededError(APITimeoutError):
    """The deadline of the whole call has passed, or leaves no time for the next try."""


class OutcomeUnknownError(APIConnectionError):
    """A write was sent and nothing tells whether it happened, so it was not sent again.

    `__cause__` is what went wrong. Look for the effect before you repeat the call: `client.resolve(error)` does, for
    the services that have it.

    Attributes:
        clue: What `client.resolve` looks for, by name.
    """

    clue: Mapping[str, Any] = {}


class ResponseValidationError(APIError):
    """A success whose body is not what the specification promises; `.body` keeps what came."""


class StreamError(APIError):
    """The service reported an error within a stream; `.partial` is what came before it."""


class IncompleteStreamError(StreamError):
    """A stream ended before the service's end marker; `.partial` is what came."""


_BY_STATUS: dict[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def class_for_status(status: int) -> type[APIStatusError]:
    """The branch of the tree for a status that is not a success."""
    if status >= 500:
        return InternalServerError
    return _BY_STATUS.get(status, APIStatusError)
