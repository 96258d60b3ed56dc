"""Which deviations of real servers are known: reads known.toml and compares."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from scripts.contract.engine import Deviation

FILE = Path(__file__).with_name("known.toml")


class Known(NamedTuple):
    """A deviation that we leave as it is: which check of an operation fails, and a pattern found in how it does."""

    operation: str
    check: str
    shows: str

    def covers(self, one: Deviation) -> bool:
        """Whether a deviation is this one."""
        same = (self.operation, self.check) == (one.operation, one.check)
        return same and bool(re.search(self.shows, f"{one.how}\n{one.answer}"))


@dataclass(frozen=True)
class Verdict:
    """What was seen, against what is known.

    Attributes:
        known: How many of the listed ones were seen.
        new: Seen, not listed: the first of each operation and check.
        gone: Listed, not seen.
    """

    known: int
    new: list[Deviation]
    gone: list[Known]


def listed(name: str) -> list[Known]:
    """The known deviations of a server."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8")).get(name, [])
    return [Known(operation, entry["check"], entry["shows"]) for entry in table for operation in entry["operations"]]


def judged(known: list[Known], seen: Iterable[Deviation]) -> Verdict:
    """Compare what was seen with what is known. No I/O."""
    new: dict[tuple[str, str], Deviation] = {}
    met: set[Known] = set()
    for one in seen:
        covering = [each for each in known if each.covers(one)]
        met.update(covering)
        if not covering:
            new.setdefault((one.operation, one.check), one)
    return Verdict(len(met), [*new.values()], [each for each in known if each not in met])
