"""What came of a comparison. No I/O."""

import json
from typing import Any, Final, Literal, NamedTuple, TypeAlias

Level: TypeAlias = Literal["identical", "cosmetic", "compatible", "breaking"]

#: From harmless to harmful.
LEVELS: Final[tuple[Level, ...]] = ("identical", "cosmetic", "compatible", "breaking")

#: How much of a value is told.
_LONGEST: Final = 120


class Change(NamedTuple):
    """One difference between two documents.

    Attributes:
        level: What it means for callers.
        endpoint: The operation as its document spells it, such as "GET /things/{id}"; "" for the document as a whole.
        operation: The operationId, where there is one.
        where: The place within the operation, such as "query parameter 'limit'"; "" for all of it.
        what: One sentence.
        before, after: What was and what is there, as short texts; None where that says nothing.
    """

    level: Level
    endpoint: str
    operation: str | None
    where: str
    what: str
    before: str | None = None
    after: str | None = None


class Verdict(NamedTuple):
    """All differences, the harmful ones first."""

    changes: tuple[Change, ...] = ()

    @property
    def level(self) -> Level:
        """That of the most harmful change; "identical" without any."""
        return LEVELS[max((LEVELS.index(change.level) for change in self.changes), default=0)]


def shown(value: Any) -> str:
    """A value of a document as a short text."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
