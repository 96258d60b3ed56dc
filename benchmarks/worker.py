"""One contender in one row, once, in a process of its own: `python -m benchmarks.worker JSON`. Prints its figures."""

import gc
import json
import os
import sys
import time
from importlib import import_module
from typing import Any

from .contenders import Place, Work


def _memory(kind: str) -> float:
    """MB: what is resident (`VmRSS`), or was at most (`VmHWM`)."""
    with open("/proc/self/status", encoding="ascii") as lines:
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(kind))


def _forget_peak() -> None:
    with open("/proc/self/clear_refs", "w", encoding="ascii") as file:
        file.write("5")


def _played(work: Work, size: int, warm: int) -> dict[str, float]:
    """Some units for warmth, then all of them. Memory is what was added at most, from before the first."""
    gc.collect()
    _forget_peak()
    before = _memory("VmRSS")
    if warm:
        work(warm)
    cpu, wall = time.process_time(), time.perf_counter()
    told = work(size)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    measured = {"cpu": cpu / size * 1e6, "wall": wall / size * 1e6, "memory": _memory("VmHWM") - before}
    return {**measured, **(told or {})}


def main(told: dict[str, Any]) -> dict[str, Any]:
    """What came of it: figures by name, or why there are none."""
    os.sched_setaffinity(0, {told["core"]})
    name, _, variant = told["contender"].partition("-")
    module = import_module(f".contenders.{name}", __package__)
    place = Place(told["url"], told["each"], told["folder"], told["python"])
    try:
        work = module.works(variant)[told["row"]](place)
    except Exception as error:  # noqa: BLE001  (whatever it is, it is why this was not measured)
        return {"missing": f"{type(error).__name__}: {error}".splitlines()[0]}
    return _played(work, told["size"], told["warm"])


if __name__ == "__main__":
    print(json.dumps(main(json.loads(sys.argv[1]))), flush=True)
    os._exit(0)  # clients that were not closed have threads, which not all of them end in peace
