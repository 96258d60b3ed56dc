"""What a run says: which operations deviate, and how. Pure: no I/O."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from scripts.contract.engine import Deviation, Outcome
from scripts.contract.known import Known, Verdict

__all__ = ["redacted", "summary", "unlisted", "vanished"]

_SHOWN = 3
_LONGEST = 400


def summary(title: str, outcome: Outcome, verdict: Verdict, operations: int) -> str:
    """One line on a run."""
    wrong = len(verdict.unlisted) + len(verdict.vanished) + len(outcome.errors)
    return (
        f"{'FAILED' if wrong else 'ok'}  {title}: {operations} operations, {outcome.requests} requests, "
        f"{outcome.seconds:.0f} s, {verdict.seen} known deviations, {len(verdict.unlisted)} unlisted, "
        f"{len(verdict.vanished)} vanished"
    )


def unlisted(deviations: Sequence[Deviation]) -> Iterator[str]:
    """The deviations by operation and check, with some examples of each."""

    def key(one: Deviation) -> tuple[str, str]:
        return one.operation, one.check

    for (operation, check), group in groupby(sorted(deviations, key=key), key):
        alike = list({one.answer[:80]: one for one in group}.values())
        yield f"  {operation}: {check}"
        for one in alike[:_SHOWN]:
            yield f"      {_line(one.how)}"
            yield f"      {_line(one.request)}"
            yield f"      {_line(one.answer)}"


def vanished(entries: Iterable[Known]) -> Iterator[str]:
    """What is listed as known but was not seen."""
    for entry in entries:
        yield f"  {', '.join(entry.operations)}: {entry.check} with {entry.says!r} was not seen any more"


def redacted(text: str, secrets: Iterable[str]) -> str:
    """The text without these credentials."""
    for secret in filter(None, secrets):
        text = text.replace(secret, "[redacted]")
    return text


def _line(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST]} …"
