"""A client under test: how it is made, and what it does for each operation."""

from collections.abc import Awaitable, Callable, Mapping
from ssl import SSLContext
from typing import Any, Literal

from attrs import field, frozen

Twin = Literal["sync", "async"]

#: What every secret here begins with; it must not show anywhere.
MARK = "zx-secret-"
#: Seconds: what a client is told to wait for each step, and for a whole call.
TIMEOUT, DEADLINE = 0.5, 1.2
#: Retries after the first try, where a client can be told.
RETRIES = 2
#: Bytes, where a client can be told: the largest answer.
MOST_BYTES = 1024 * 1024


@frozen
class Reach:
    """Where the service is, and what a client shows it."""

    base_url: str
    secret: str = field(repr=False)
    verify: SSLContext | bool = field(default=True, repr=False)


@frozen
class Contender:
    """One client of one service, in one twin.

    Attributes:
        name: Whose client it is: "fivefold", or that of another.
        service: Which service it speaks to, as in `services`.
        twin: Whether its callables block, or are awaited.
        make: A client that reaches the service so, and obeys `TIMEOUT`, `DEADLINE` and `RETRIES` as well as it can.
        close: Closes a client.
        operations: By the name of an operation: does it with a client, and returns what came of it as plain values.
        own: The exceptions that it tells its callers to expect.
        patience: Seconds that a call may take by what it was told; where that is no deadline, by its tries, their
            timeouts and the pauses between them.
        unknown: Whether an exception says that nobody knows if a write happened; None for clients that never say so.
    """

    name: str
    service: str
    twin: Twin
    make: Callable[[Reach], Any]
    close: Callable[[Any], "Awaitable[object] | object"]
    operations: Mapping[str, Callable[[Any], Any]]
    own: tuple[type[BaseException], ...]
    unknown: Callable[[BaseException], bool] | None = None
    patience: float = DEADLINE
