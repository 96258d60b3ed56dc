"""Very many tasks: every one once, in memory that does not grow with them but for their names."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fivefold.sandbox import Sandbox


@pytest.fixture
def server() -> Iterator[Sandbox]:
    """A server that is quick with many."""
    with Sandbox("synthgen", refresh=0.2, ingest=0.001, workers=2000, pace=0.001, export_lines=2000) as running:
        yield running


@pytest.mark.watchdog(180)
def test_a_hundred_thousand_tasks(server: Sandbox) -> None:
    script = Path(__file__).with_name("_many.py")
    done = subprocess.run([sys.executable, script, server.base_url], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["accepted"], told["count"], told["names"], told["wrong"]) == (100_000, 100_000, 100_000, 0)
    # The tasks are 30 MB on their way there and 80 MB on their way back; their names are some 15 MB.
    assert told["submitted"] - told["start"] < 60
    assert told["end"] - told["start"] < 90
