"""Count each part, and hold it against the baseline: `python -m benchmarks.micro [--write]`."""

import argparse
import json
import platform
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

from .counting import can_count, instructions
from .parts import PARTS

BASELINE = Path(__file__).with_name("baseline.json")
#: By how much a part may exceed its baseline.
TOLERANCE = 0.05


def _seconds(name: str) -> float:
    """The best of some goes of a part."""
    make, times = PARTS[name]
    work, best = make(), float("inf")
    work()
    for _ in range(5):
        began = time.perf_counter()
        for _ in range(times):
            work()
        best = min(best, (time.perf_counter() - began) / times)
    return best


def _with() -> dict[str, str]:
    """What the counts depend on besides our own code."""
    return {"python": platform.python_version(), "msgspec": version("msgspec"), "machine": platform.machine()}


def held_against(found: float, kept: float | None) -> tuple[bool, str]:
    """Whether a count is no regression, and how it compares with its baseline."""
    if kept is None:
        return True, "no baseline"
    within = found <= kept * (1 + TOLERANCE)
    return within, f"{found / kept - 1:+.1%} against {kept:,}{'' if within else ': too many'}"


def _kept() -> dict[str, int]:
    """The baseline, where it was counted with what is installed here."""
    kept: dict[str, Any] = json.loads(BASELINE.read_text(encoding="utf-8"))
    if kept["with"] != _with():
        print(f"The baseline is of {kept['with']}: nothing is held against it here.")
        return {}
    instructions_of: dict[str, int] = kept["instructions"]
    return instructions_of


def _count(*, write: bool) -> bool:
    """Count each part; whether none takes too many instructions."""
    kept, counted, good = {} if write else _kept(), dict[str, int](), True
    for name in PARTS:
        counted[name] = instructions(name)
        within, told = held_against(counted[name], kept.get(name))
        good = good and within
        print(f"{name:20} {_seconds(name) * 1e6:10.1f} µs {counted[name]:12,} instructions, {told}", flush=True)
    if write:
        BASELINE.write_text(json.dumps({"with": _with(), "instructions": counted}, indent=2) + "\n", encoding="utf-8")
    return good


def main() -> int:
    """Count, compare. Returns 1 when a part takes too many instructions."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.micro", description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep what is counted as the baseline")
    parser.add_argument("--only", choices=PARTS, help="do this part, and tell nothing: what is counted")
    parser.add_argument("--times", type=int, default=1, help="how often, with --only")
    options = parser.parse_args()
    if options.only:
        work = PARTS[options.only][0]()
        for _ in range(1 + options.times):  # what the first does for all is in both counts
            work()
        return 0
    if can_count():
        return 0 if _count(write=options.write) else 1
    print("valgrind is not there: instructions are not counted, and nothing is held against the baseline.")
    for name in PARTS:
        print(f"{name:20} {_seconds(name) * 1e6:10.1f} µs", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
