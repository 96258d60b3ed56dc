"""Play the matrix with fivefold and write the table: `python -m tests.faults`. Fails when a cell is not zero."""

import argparse
import json
import sys
import time
from pathlib import Path

from . import ours, report
from .compare import columns
from .compare.others import OTHERS
from .play import play_ours


def main() -> int:
    """Play, tell, write."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("services", nargs="*", default=list(ours.DOINGS), help="default: all; none is written then")
    parser.add_argument("--only", default="", help="operations with this in their names; nothing is written then")
    parser.add_argument("--fault", default="", help="faults with this in their names; nothing is written then")
    parser.add_argument("--json", type=Path, help="keep the cells in this file")
    told = parser.parse_args()
    began = time.monotonic()
    cells = play_ours(told.services, told.only, told.fault)
    for cell in cells:
        for name, wrong in cell.verdicts.items():
            where = f"{cell.service} {cell.twin} {cell.operation}, {cell.fault}"
            print(f"{name}: {where}: {' '.join(wrong.split())}")
    if told.json:
        told.json.write_text(json.dumps([cell.to_dict() for cell in cells]), encoding="utf-8")
    if not told.only and not told.fault and len(told.services) == len(ours.DOINGS):
        columns.keep(cells)
        others = list(columns.theirs())
        report.write(cells, others)
        if missing := {other.name for other in OTHERS} - {played.other.name for played in others}:
            print(f"the tables are without {', '.join(sorted(missing))}: make faults-compare plays them")
    counts = ", ".join(f"{number} {name}" for name, number in report.counted(cells).items())
    print(f"{len(cells)} cells in {time.monotonic() - began:.0f} s: {counts}")
    return 1 if any(cell.verdicts for cell in cells) else 0


if __name__ == "__main__":
    sys.exit(main())
