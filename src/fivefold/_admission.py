"""What a service asks of a call besides its request: a token that is still good, a turn. No I/O.

A service with such manners has a class of its own below `Admission`; one is made for each call.
"""

from collections.abc import Generator
from typing import Any

from ._deadline import Deadline
from .call import Response


class Admission:
    """Asks nothing."""

    def __init__(self, situation: Any, deadline: Deadline) -> None:
        """`situation` is that of the call, `deadline` the moment when it has to be over."""
        self.situation = situation
        self.deadline = deadline

    def turn(self, now: float) -> float:
        """Seconds to wait before the first try."""
        return 0.0

    def again(self, response: Response, now: float) -> Generator[Any, Any, float | None]:
        """Seconds to wait before the call is sent once more, beyond its retries; None when the answer stands.

        May yield tries of other calls first, such as a login.
        """
        return None
        yield

    def close(self) -> None:
        """The call is over, or was given up."""
