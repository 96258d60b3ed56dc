"""What became of a write whose answer was lost. No I/O."""

from typing import Any, Final


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
