"""A column of the matrix: something that goes wrong, and what may honestly come of it. No I/O."""

from collections.abc import Awaitable, Callable, Set
from typing import Literal, TypeAlias

from attrs import evolve, frozen

from ..replies import Reply, Shape
from ..wire import Request, Wire

#: Does the damage to one request; true when the connection stays open for the next one.
Strike: TypeAlias = Callable[[Wire, Reply, Request], Awaitable[bool | None]]

EVERY: Set[Shape] = frozenset({"json", "text", "nothing", "stream", "socket"})
ANSWERS: Set[Shape] = EVERY - {"socket"}
BODIES: Set[Shape] = ANSWERS - {"nothing"}
#: Bodies whose end only their framing tells.
FRAMED: Set[Shape] = BODIES - {"stream"}
READ: Set[Shape] = frozenset({"json", "stream"})


@frozen
class Fault:
    """One fault.

    Attributes:
        name: In the table.
        says: What happens, as a sentence.
        how: Does it; None when the listener itself is at fault.
        at: When it strikes: nobody listens, at the connection, at the headers of a request, or at a whole request.
        on: The shapes of answers that it can strike.
        true: It tells the whole truth all the same, so a result is right.
        done: The service does what it was asked.
        answered: The client is told a status and a whole body, whatever is in it.
        strikes: How many requests it strikes; None for all.
        warm: Strikes at the first call of a client; what counts is its second one.
        alone: Measured for memory, with nothing beside it.
        tls: The kind of certificate that the server shows, where it speaks TLS.
        row: The row of the table, where it shares one.
    """

    name: str
    says: str
    how: Strike | None = None
    at: Literal["listen", "accept", "head", "request"] = "request"
    on: Set[Shape] = EVERY
    true: bool = False
    done: bool = True
    answered: bool = False
    strikes: int | None = None
    warm: bool = False
    alone: bool = False
    tls: str | None = None
    row: str = ""

    def once(self) -> "Fault":
        """The same, for the first request only."""
        return evolve(self, name=f"{self.name}, once", says=f"{self.says} The next request is met well.", strikes=1)
