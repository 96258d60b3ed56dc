"""From a finished exchange to what the caller gets: the answer, or the answer with what came around it. No I/O."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import field, frozen

from ._answers import refuse_other
from ._attempts import Exchange
from ._codec import WireError
from ._failures import Situation, part, request_id, unreadable
from .call import Headers
from .errors import Attempt

if TYPE_CHECKING:
    from ._files import Export, Incoming
    from ._paging import Walk

T = TypeVar("T")
Page = TypeVar("Page")
T_co = TypeVar("T_co", covariant=True)


@frozen
class RawResponse(Generic[T_co]):
    """An answer with what came around it.

    Attributes:
        parsed: What the plain method returns.
        status_code: The status of the answer.
        headers: Its headers; names without case.
        request_id: The server's id for the request, where it sends one.
        attempts: Each try, in order; the last one succeeded.
        content: The body as it came, b"" for a download.
    """

    parsed: T_co
    status_code: int
    headers: Headers
    request_id: str | None
    attempts: tuple[Attempt, ...]
    content: bytes = field(repr=False)


def read(situation: Situation[T], exchange: Exchange) -> T:
    """The parsed answer. Raises ResponseValidationError."""
    with _as_promised(situation, exchange):
        return situation.call.parse(exchange.response)


def raw_response(situation: Situation[T], exchange: Exchange) -> RawResponse[T]:
    """The parsed answer and the rest of it. Raises ResponseValidationError."""
    return _raw(read(situation, exchange), exchange)


def raw_export(situation: Situation[bytes], exchange: Exchange, incoming: "Incoming") -> "RawResponse[Export]":
    """The file that has arrived. Raises ResponseValidationError for a web page in its place."""
    with _as_promised(situation, exchange):
        refuse_other(exchange.response, incoming.head(), "a file")
    return _raw(incoming.export(exchange.response.headers), exchange)


def taken(situation: Situation[Page], walk: "Walk[Page, T]", exchange: Exchange) -> Iterator[T]:
    """The new items of a page. Raises ResponseValidationError, also for a listing that will not hold still."""
    page = read(situation, exchange)
    with _as_promised(situation, exchange):
        yield from walk.take(page)


class _as_promised:  # noqa: N801  (a context manager; entered for each call, so it is one that costs little)
    def __init__(self, situation: Situation[Any], exchange: Exchange) -> None:
        self._situation, self._exchange = situation, exchange

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if not isinstance(error, WireError):
            return
        invalid = unreadable(self._situation, self._exchange.response, error, self._exchange.attempts)
        try:
            raise invalid from invalid.__cause__  # which is no longer the error where that shows a secret
        finally:
            part(invalid)


def _raw(parsed: T, exchange: Exchange) -> RawResponse[T]:
    response = exchange.response
    return RawResponse(
        parsed, response.status, response.headers, request_id(response), exchange.attempts, response.body
    )
