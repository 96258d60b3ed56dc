"""The deviations that are known, and what of a run's deviations they cover. Pure but for reading the file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.contract.documents import ROOT, SERVICES
from scripts.contract.engine import Deviation, Outcome

__all__ = ["KNOWN", "NEVER_ACCEPTED", "Known", "Verdict", "judge", "read_known"]

KNOWN = ROOT / "tests" / "contract" / "known.toml"
NEVER_ACCEPTED = "never_accepted"
"""Our own check: of every operation at least one answer must be a success, or its schema was never looked at."""

_MAY_LACK = {"quirk", "hidden_by"}
_FIELDS = {"operations", "check", "says", "reason", *_MAY_LACK}


@dataclass(frozen=True)
class Known:
    """One deviation that is known.

    Attributes:
        service: whose.
        operations: the operationIds; it has vanished when none of them shows it any more.
        check: the check that is not passed.
        says: a pattern that is found in the answer (`400 {"detail": …`), or in what the check says of it.
        reason: why it is so.
        quirk: of the sandbox that makes it so; None for what also a server that follows its document does.
        hidden_by: a quirk that keeps it from being seen, so that with quirks on it need not be.
    """

    service: str
    operations: tuple[str, ...]
    check: str
    says: str
    reason: str
    quirk: str | None = None
    hidden_by: str | None = None

    def covers(self, deviation: Deviation) -> bool:
        """Whether this deviation is meant."""
        return (
            deviation.operation in self.operations
            and deviation.check == self.check
            and re.search(self.says, f"{deviation.answer}\n{deviation.how}", re.DOTALL) is not None
        )


@dataclass(frozen=True)
class Verdict:
    """A run against what is known.

    Attributes:
        unlisted: deviations that nothing covers.
        vanished: what is known and was not seen.
        seen: how many deviations were covered.
    """

    unlisted: Sequence[Deviation]
    vanished: Sequence[Known]
    seen: int


def read_known(path: Path = KNOWN) -> list[Known]:
    """What the file lists.

    Raises:
        ValueError: a service, field or pattern that cannot be; the message says where.
    """
    return [
        _read(service, number, raw) for service, rows in _tables(path).items() for number, raw in enumerate(rows, 1)
    ]


def _tables(path: Path) -> Mapping[str, list[dict[str, Any]]]:
    tables: dict[str, list[dict[str, Any]]] = tomllib.loads(path.read_text(encoding="utf-8"))
    if unknown := tables.keys() - set(SERVICES):
        raise ValueError(f"{path.name}: there is no service {sorted(unknown)[0]!r}")
    return tables


def _read(service: str, number: int, raw: dict[str, Any]) -> Known:
    place = f"{service}, entry {number}"
    if unknown := raw.keys() - _FIELDS:
        raise ValueError(f"{place}: there is no field {sorted(unknown)[0]!r}")
    if missing := _FIELDS - raw.keys() - _MAY_LACK:
        raise ValueError(f"{place}: {sorted(missing)[0]!r} is missing")
    try:
        re.compile(raw["says"])
    except re.error as error:
        raise ValueError(f"{place}: {error}") from None
    return Known(service, **{**raw, "operations": tuple(raw["operations"])})


def judge(known: Sequence[Known], outcome: Outcome, names: Sequence[str], *, quirks: bool = False) -> Verdict:
    """Hold what was found against what is known.

    Args:
        known: what may and must be found in this run.
        outcome: what was found.
        names: the operationIds that were tested.
        quirks: whether they are on, which may hide some of it.
    """
    found = [*outcome.deviations, *_never_accepted(outcome, names)]
    unlisted = [one for one in found if not any(entry.covers(one) for entry in known)]
    looked_for = [entry for entry in known if set(entry.operations) <= set(names) and not (quirks and entry.hidden_by)]
    vanished = [entry for entry in looked_for if not any(entry.covers(one) for one in found)]
    return Verdict(unlisted, vanished, len(found) - len(unlisted))


def _never_accepted(outcome: Outcome, names: Sequence[str]) -> list[Deviation]:
    found: list[Deviation] = []
    for name in names:
        statuses = sorted(outcome.statuses.get(name, ()))
        if not any(200 <= status < 300 for status in statuses):
            found.append(Deviation(name, NEVER_ACCEPTED, "No answer was a success.", str(statuses), ""))
    return found
