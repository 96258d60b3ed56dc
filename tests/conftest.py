"""What every test shares."""

import faulthandler
from collections.abc import Iterator

import pytest

pytest_plugins = ["tests.prepared"]

#: No test may hang: after this many seconds the stacks of all threads are shown and the run ends.
WATCHDOG_SECONDS = 60.0


@pytest.fixture(autouse=True)
def _watchdog() -> Iterator[None]:
    faulthandler.dump_traceback_later(WATCHDOG_SECONDS, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()
