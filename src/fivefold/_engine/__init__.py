"""The narrow seam to an HTTP stack.

An engine opens a request and hands out the answer piece by piece. It does not retry, follow redirects, limit
concurrency or know a service: those are decided above, once for every engine.
"""

from collections.abc import AsyncIterator, Iterator
from typing import Protocol

from attrs import field, frozen

from ..call import Headers, Pairs


@frozen
class Request:
    """What goes on the wire, and until when. Times in seconds; `at` is a moment of the monotonic clock."""

    method: str
    url: str
    headers: Pairs = field(repr=False)
    body: bytes | None = field(repr=False)
    timeout: float | None
    connect_timeout: float | None
    at: float | None


class Failure(Exception):  # noqa: N818  (it is an outcome that the retry loop weighs; nobody else sees it)
    """No whole answer came.

    Attributes:
        connected: False only when it is certain that nothing of the request was sent.
        timed_out: Whether it was a matter of time.
        oversized: Whether the answer was larger than allowed.
    """

    def __init__(self, problem: str, *, connected: bool, timed_out: bool = False, oversized: bool = False) -> None:
        super().__init__(problem)
        self.problem = problem
        self.connected = connected
        self.timed_out = timed_out
        self.oversized = oversized


class Reply(Protocol):
    """An answer that is still arriving.

    Attributes:
        at: Until when the next piece must have come, on the monotonic clock; may be set anew between pieces.
        keeps_time: Whether a piece is given up at that moment; else only the timeout of the request bounds it.
    """

    status: int
    headers: Headers
    at: float | None
    keeps_time: bool

    def chunks(self) -> Iterator[bytes]:
        """The body, decompressed, as it arrives. Raises Failure."""
        ...

    def close(self) -> None:
        """Give the connection back, or close it when the body was not read to its end."""
        ...

    def drop(self) -> None:
        """Shut the connection down at once: whoever waits for its bytes gets a Failure."""
        ...


class Engine(Protocol):
    """A blocking HTTP stack."""

    def open(self, request: Request) -> Reply:
        """Send a request and return its answer once the headers are there. Raises Failure."""
        ...

    def close(self) -> None:
        """Close every connection."""
        ...


class AsyncReply(Protocol):
    """An answer that is still arriving.

    Attributes:
        at: Until when the next piece must have come, on the monotonic clock; may be set anew between pieces.
        keeps_time: Whether a piece is given up at that moment; else only the timeout of the request bounds it.
    """

    status: int
    headers: Headers
    at: float | None
    keeps_time: bool

    def chunks(self) -> AsyncIterator[bytes]:
        """The body, decompressed, as it arrives. Raises Failure."""
        ...

    async def close(self) -> None:
        """Give the connection back, or close it when the body was not read to its end."""
        ...

    def drop(self) -> None:
        """Shut the connection down at once: whoever waits for its bytes gets a Failure."""
        ...


class AsyncEngine(Protocol):
    """An HTTP stack on asyncio."""

    async def open(self, request: Request) -> AsyncReply:
        """Send a request and return its answer once the headers are there. Raises Failure."""
        ...

    async def close(self) -> None:
        """Close every connection."""
        ...
