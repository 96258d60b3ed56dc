"""What came of the rows as they were last played here, in `.cache/bench`, and where that was."""

import json
import os
import platform
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from .report import Played
from .rows import ROWS, Row


def keep(folder: Path, row: Row, played: Played) -> None:
    """Keep what came of a row."""
    folder.mkdir(parents=True, exist_ok=True)
    when = f"Played {datetime.now(UTC):%Y-%m-%d %H:%M} UTC; load at its end {os.getloadavg()[0]:.1f}."
    (folder / f"{row.name}.json").write_text(
        json.dumps({"size": row.size, "played": played, "when": when}), encoding="utf-8"
    )


def all_kept(folder: Path) -> Iterator[tuple[Row, Played, str]]:
    """Each row that was played here as it is now, and when."""
    for row in ROWS:
        if (file := folder / f"{row.name}.json").exists():
            told = json.loads(file.read_text(encoding="utf-8"))
            if told.get("size", row.size) == row.size and set(told["played"]) == set(row.contenders):
                yield row, told["played"], told["when"]


def machine() -> str:
    """What it was played on."""
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return (
        f"{python}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores of {model or 'an unknown kind'}."
    )
