"""What came of each item: as a run hands it out, and as a ledger tells it later."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

from ._ledger import counts, reading, spent
from ._report import Status
from ._values import read, read_error

_FOUND: Final = """SELECT key, result, kind, error, calls, coalesce(seconds, 0) FROM items
    WHERE state = 'done' OR error IS NOT NULL AND state IN ('failed', 'unknown') ORDER BY id"""


@frozen
class Result:
    """What came of an item.

    Attributes:
        key: The key of the item.
        value: The answer; None for an error.
        error: Why there is none: what the work raised, or a RecordedError when it is read from a ledger; None for an
            answer. After an OutcomeUnknownError, and for unsafe work a WorkerLostError, nobody knows whether it
            happened: the item stays unknown.
        attempts: Requests that were made for it, retries included.
        seconds: How long its last try took.
        resolved: Whether its answer was lost, and `value` is what `client.resolve` found in its place.
    """

    key: str
    value: Any = field(default=None, repr=False)
    error: Exception | None = None
    attempts: int = 0
    seconds: float = 0.0
    resolved: bool = False


def results(path: str | os.PathLike[str]) -> Iterator[Result]:
    """What a ledger holds of items that have ended, or are unknown, in the order in which they were planned.

    Models of fivefold are models again; everything else is the JSON that it was recorded as. A run may be writing to
    it.

    Raises:
        LedgerError: it is no ledger, damaged, or of a newer version.
    """
    with reading(path) as base:
        for key, value, kind, error, calls, seconds in base.execute(_FOUND):
            found = read(value, kind) if value is not None else None
            yield Result(key, found, read_error(error) if error else None, calls, seconds)


def status(path: str | os.PathLike[str]) -> Status:
    """How far a ledger is: counts and what was spent. A run may be writing to it.

    Raises:
        LedgerError: it is no ledger, damaged, or of a newer version.
    """
    with reading(path) as base:
        return Status.of(counts(base), spent(base))


def save(ledger: str | os.PathLike[str], path: str | os.PathLike[str]) -> int:
    """Write what a ledger holds as JSONL, all or nothing: "key", "value" or "error", "attempts", "seconds".

    Returns:
        How many lines that are.

    Raises:
        LedgerError: it is no ledger, damaged, or of a newer version.
        OSError: the file cannot be written.
    """
    part, lines = Path(f"{os.fspath(path)}.part"), 0
    with reading(ledger) as base:
        try:
            with part.open("w", encoding="utf-8") as file:
                for key, value, _, error, calls, seconds in base.execute(_FOUND):
                    if value is not None and not value.isascii():  # with what some take for the end of a line
                        value = json.dumps(json.loads(value), separators=(",", ":"))
                    told = f'"error":{error}' if value is None else f'"value":{value}'
                    file.write(f'{{"key":{json.dumps(key)},{told},"attempts":{calls},"seconds":{seconds:.6f}}}\n')
                    lines += 1
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    return lines
