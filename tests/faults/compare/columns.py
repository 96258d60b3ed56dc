"""The columns as they were last played here, in `.cache/faults`: ours, and those of the others."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from ..matrix import Cell
from .others import CACHE, OTHERS, Other

_OURS = CACHE / "columns" / "fivefold.json"


def file(name: str, service: str, twin: str) -> Path:
    """Where a column is kept."""
    return CACHE / "columns" / f"{name}-{service}-{twin}.json"


def keep(cells: Sequence[Cell]) -> None:
    """Keep ours."""
    _OURS.parent.mkdir(parents=True, exist_ok=True)
    _OURS.write_text(json.dumps([cell.to_dict() for cell in cells]), encoding="utf-8")


def ours() -> list[Cell] | None:
    """Our cells, or None when they were never played here."""
    if not _OURS.exists():
        return None
    return [Cell(**cell) for cell in json.loads(_OURS.read_text(encoding="utf-8"))]


@frozen
class Played:
    """One of the others as it was played: its cells, and the versions of all that was installed."""

    other: Other
    cells: list[Cell]
    versions: dict[str, str]


def theirs() -> Iterator[Played]:
    """Each of the others that was played here."""
    for other in OTHERS:
        cells: list[Cell] = []
        versions: dict[str, str] = {}
        for service, twin in other.columns:
            if (kept := file(other.name, service, twin)).exists():
                told = json.loads(kept.read_text(encoding="utf-8"))
                cells += [Cell(**cell) for cell in told["cells"]]
                versions = told["versions"]
        if cells:
            yield Played(other, cells, versions)
