"""What callers were told, against what the services did. No I/O."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from attrs import define, field

#: What a caller may be told, and how often the service then did it; None where that is for nobody to know.
TOLD: Final = {"answered": 1, "broke off": 1, "refused": 0, "unknown": None}
#: The same of what became of a write with an unknown outcome.
RESOLVED: Final = {"happened": 1, "did_not_happen": 0, "unknown": None, "cannot tell": None}


@define
class Row:
    """The calls of one operation.

    Attributes:
        effects: How often the service did it.
        told: How often its callers were told what.
        resolved: How often `client.resolve` said what.
        wrong: Each lie and each duplicate, as a story.
    """

    calls: int = 0
    effects: int = 0
    lies: int = 0
    duplicates: int = 0
    told: Counter[str] = field(factory=Counter)
    resolved: Counter[str] = field(factory=Counter)
    wrong: list[str] = field(factory=list)

    def note(self, story: str, told: str, done: int, resolved: str | None) -> None:
        """One call: what its caller was told, and how often it was done."""
        self.calls += 1
        self.effects += done
        self.told[told] += 1
        facts = [TOLD[told]]
        if resolved is not None:
            self.resolved[resolved] += 1
            facts.append(RESOLVED[resolved])
        lied = any(fact is not None and fact != min(done, 1) for fact in facts)
        self.lies += lied
        self.duplicates += done > 1
        if lied or done > 1:
            self.wrong.append(f"{story}: told {told}, resolved {resolved}, done {done} times")


class Ledger:
    """A row for each operation."""

    def __init__(self) -> None:
        self.rows: dict[str, Row] = {}

    def row(self, operation: str) -> Row:
        """The row of an operation: the service, a dot, and its name in the specification."""
        return self.rows.setdefault(operation, Row())

    def table(self) -> Iterator[str]:
        """The lines of a table of all rows, and their sum."""
        columns = ("calls", "effects", *TOLD, *(f"→ {each}" for each in RESOLVED), "lies", "duplicates")
        yield f"{'operation':38}" + "".join(f"{column:>17}" for column in columns)
        total = Counter[str]()
        for name, row in sorted(self.rows.items()):
            counts = {"calls": row.calls, "effects": row.effects, "lies": row.lies, "duplicates": row.duplicates}
            counts |= row.told | {f"→ {each}": count for each, count in row.resolved.items()}
            total.update(counts)
            yield f"{name:38}" + "".join(f"{counts.get(column, 0):>17,}" for column in columns)
        yield f"{'in all':38}" + "".join(f"{total[column]:>17,}" for column in columns)
