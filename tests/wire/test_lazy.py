"""Models are loaded when they are first used, also by many threads at once."""

import subprocess
import sys

import pytest

THREADS = """
import sys, threading
from fivefold_wire.arguslm import models
names, found, barrier = list(models.__all__), [], threading.Barrier(16)
def load(offset):
    barrier.wait()
    found.append({name: getattr(models, name) for name in names[offset:] + names[:offset]})
sys.setswitchinterval(1e-6)
threads = [threading.Thread(target=load, args=(number * 3,)) for number in range(16)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
assert len(found) == 16
assert all(one == found[0] for one in found)
print(len(names))
"""
IMPORTS = """
import sys
from fivefold_wire.arguslm.api import alerts, benchmarks, models, monitoring, providers, service
loaded = [name for name in sys.modules if name.startswith(("fivefold_wire.arguslm.models.", "httpx", "dateutil"))]
providers.get_provider("x")
loaded += [name for name in sys.modules if name.startswith("fivefold_wire.arguslm.models.")]
providers.update_provider("x", {"display_name": "y"})
print(loaded, [name for name in sys.modules if name.startswith("fivefold_wire.arguslm.models.")])
"""


@pytest.mark.parametrize("code", [THREADS])
def test_threads_that_ask_at_once_get_the_same_classes(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=50)
    assert done.stderr == ""
    assert int(done.stdout) > 40


def test_operations_load_only_the_models_that_they_write() -> None:
    done = subprocess.run([sys.executable, "-c", IMPORTS], capture_output=True, text=True, check=True)
    assert done.stdout == "[] ['fivefold_wire.arguslm.models.provider_update']\n"
