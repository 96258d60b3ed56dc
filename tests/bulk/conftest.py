"""Servers and killable runs."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from fivefold.sandbox import Sandbox

#: Make the tests that kill do so as often as the promise says, instead of a few times.
SOAK = os.environ.get("FIVEFOLD_SOAK") == "1"


def _kill(process: int) -> None:
    with suppress(ProcessLookupError):  # it was done before
        os.kill(process, signal.SIGKILL)


class Nest:
    """Runs in processes that can be killed at any moment."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-W", "error::ResourceWarning", "-m", "tests.bulk._nest"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )

    def run(self, kill_after: float | None = None, **told: Any) -> dict[str, Any] | None:
        """A run in a child: what it reported in the end, or None if it was killed.

        Args:
            kill_after: Results after which it is killed. The fraction is that of a tenth of a second more.
            **told: What `start` is told.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(told) + "\n")
        self._process.stdin.flush()
        child = int(self._process.stdout.readline())
        left, late = (-1, 0.0) if kill_after is None else (int(kill_after), kill_after % 1 / 10)
        alarm = threading.Timer(late, _kill, (child,))
        report = None
        while True:
            if left == 0 and alarm.ident is None:
                alarm.start()
            line = self._process.stdout.readline()
            if line.startswith("ended"):
                break
            assert line, "the nest has ended"
            if line == "result\n":
                left -= 1
            else:
                report = json.loads(line)
        if alarm.is_alive():
            alarm.cancel()
            alarm.join()
        assert line in ("ended 0\n", "ended -9\n")
        return report

    def close(self) -> None:
        """End the program."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(10)


@pytest.fixture(scope="session")
def nest() -> Iterator[Nest]:
    """Runs in processes that can be killed."""
    made = Nest()
    yield made
    made.close()


@pytest.fixture
def rng() -> random.Random:
    """The same kills every time, except in a soak."""
    return random.Random() if SOAK else random.Random(9)


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """Where a ledger can be."""
    return str(tmp_path / "run.sqlite")


@pytest.fixture(scope="session")
def _servers() -> Iterator[dict[str, Sandbox]]:
    made: dict[str, Sandbox] = {}
    yield made
    for server in made.values():
        server.stop()


@pytest.fixture
def server_of(_servers: dict[str, Sandbox]) -> Any:
    """The sandbox of a service as it is right after its start, without pauses of its own."""

    def find(service: str) -> Sandbox:
        if service not in _servers:
            _servers[service] = Sandbox(service, pace=0.0).start()
        _servers[service].reset()
        return _servers[service]

    return find
