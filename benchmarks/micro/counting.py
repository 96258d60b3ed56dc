"""How many instructions a part takes: those of a run of it, less those of a run that does it once."""

import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from scripts.environments import ROOT

from .parts import PARTS

_COLLECTED = re.compile(r"Collected : (\d+)")


def can_count() -> bool:
    """Whether valgrind is there."""
    return shutil.which("valgrind") is not None


def instructions(name: str) -> int:
    """Of one go of a part. Raises RuntimeError when valgrind cannot run it."""
    times = PARTS[name][1]
    with ThreadPoolExecutor(2) as pool:
        none, all_of_them = pool.map(lambda count: _counted(name, count), (0, times))
    return round((all_of_them - none) / times)


def _counted(name: str, times: int) -> int:
    valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    part = [sys.executable, "-m", "benchmarks.micro", "--only", name, "--times", str(times)]
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run([*valgrind, *part], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    found = _COLLECTED.search(done.stderr)
    if done.returncode or found is None:
        raise RuntimeError(done.stderr[-2000:])
    return int(found[1])
