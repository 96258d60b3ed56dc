"""What was not given, as distinct from None. No I/O."""

from typing import Final, final


@final
class NotGiven:
    """The type of `NOT_GIVEN`: one object, the same through copy and pickle, false in a condition."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "NOT_GIVEN"

    def __reduce__(self) -> str:
        return "NOT_GIVEN"


NOT_GIVEN: Final = NotGiven()
