"""What became of a write whose answer was lost. No I/O."""

from collections.abc import Mapping
from typing import Any, Final, TypeVar

from .errors import APIConnectionError, APITimeoutError, OutcomeUnknownError

L = TypeVar("L")


class Resolution(str):
    """ "happened", "did_not_happen" or "unknown". `found` is what the write made, where that was found, else None."""

    __slots__ = ("found",)
    found: Any

    def __new__(cls, told: str, found: Any = None) -> "Resolution":
        """One of the three."""
        made = super().__new__(cls, told)
        made.found = found
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Resolution, (str(self), self.found)


HAPPENED: Final = "happened"
DID_NOT_HAPPEN: Final = "did_not_happen"
UNKNOWN: Final = "unknown"

#: Seconds in which a service that has hung up ends what it was about.
SETTLING: Final = 1.0


def still_at_it(error: OutcomeUnknownError) -> bool:
    """Whether the service may do later what it was asked: unless it is known that the connection broke."""
    lost = error.__cause__
    return not isinstance(lost, APIConnectionError) or isinstance(lost, APITimeoutError)


def way_to_look(service: str, looks: Mapping[str, L], error: OutcomeUnknownError) -> L:
    """The look for what an error of a service is about, by its operation. Raises ValueError when there is none."""
    if not isinstance(error, OutcomeUnknownError):
        raise ValueError("error: expected an OutcomeUnknownError")
    look = looks.get(error.operation)
    if look is None or not error.clue or error.service != service:
        raise ValueError(f"error: nothing is known of how to look for {error.service}.{error.operation}")
    return look
