"""However many items there are, few are in memory."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.bulk.conftest import SOAK

COUNT = 1_000_000 if SOAK else 50_000
#: Megabytes that planning and beginning may take beyond what a run of a few items takes.
GROWTH = 60

PLANNED = """
import json, sys, time
from fivefold import LMStudio, bulk
from tests.bulk._runs import chat
url, ledger, count = sys.argv[1], sys.argv[2], int(sys.argv[3])

def peak():  # not that of getrusage, which a child has from its parent
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) / 1024

def run(name, count):
    with LMStudio(url) as client:
        items = (chat(number) for number in range(count))
        budget = bulk.Budget(calls=20)
        return bulk.run(client.create_chat_completion, items, key="user", ledger=ledger + name, budget=budget).wait()

run(".small", 100)
before, began = peak(), time.monotonic()
report = run("", count)
print(json.dumps({"growth": peak() - before, "seconds": time.monotonic() - began, **report.to_dict()}))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the peak")
@pytest.mark.watchdog(600 if SOAK else 60)
def test_planned_items_are_not_in_memory(server_of: Any, ledger: str) -> None:
    command = [sys.executable, "-c", PLANNED, server_of("lmstudio").base_url, ledger, str(COUNT)]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    print(f"{COUNT} items planned: {told['growth']:.1f} MB more, in {told['seconds']:.1f} s")
    assert (told["total"], told["done"]) == (COUNT, 20)
    assert told["growth"] < GROWTH
