"""Play the columns of the others, and write the tables with all of them: `python -m tests.faults.compare`."""

import argparse
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .. import report
from . import columns
from .environments import installed
from .others import OTHERS, ROOT, Other

#: Columns at once: most of one is waiting.
_CORES = 3


def _play(python: Path, other: Other, service: str, twin: str) -> str:
    """One column in a process of its own; returns what it said when it failed."""
    began, file = time.monotonic(), columns.file(other.name, service, twin)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    command: list[str | Path] = [python, "-m", "tests.faults.compare.column", other.name, service, twin, file]
    played = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    print(f"{other.name} {service} {twin}: {time.monotonic() - began:.0f} s", flush=True)
    return "" if file.exists() else f"{other.name} {service} {twin}: {played.stderr[-2000:]}"


def main() -> int:
    """Install, play, write. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.compare", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"default: all of {', '.join(other.name for other in OTHERS)}")
    names = parser.parse_args().names or [other.name for other in OTHERS]
    chosen = [other for other in OTHERS if other.name in names]
    pythons = {other.name: installed(other) for other in chosen}
    with ThreadPoolExecutor(_CORES) as pool:
        plays = [
            pool.submit(_play, pythons[other.name], other, *column) for other in chosen for column in other.columns
        ]
        failed = [told for play in plays if (told := play.result())]
    print("\n".join(failed))
    cells = columns.ours()
    if cells is None:
        print("Our own columns are not there yet: `make faults` plays them, and writes the tables with all of these.")
    else:
        report.write(cells, list(columns.theirs()))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
