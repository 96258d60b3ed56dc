"""What every test shares."""

import faulthandler
import os
import signal
from collections.abc import Iterator

import pytest

#: The HTTP stack that is tested, whatever is installed: FIVEFOLD_ENGINE=pyreqwest tests the other one.
ENGINE = "FIVEFOLD_ENGINE"

pytest_plugins = ["tests.prepared"]

#: No test may hang: after this many seconds the stacks of all threads are shown and the run ends.
WATCHDOG_SECONDS = 60.0
MARKERS = (
    "watchdog(seconds): how long a test may take that builds, installs or checks types",
    "contract: a part of make contract, not of make test",
    "soak: a part of make faults-soak or make bulk-soak, not of make test",
)


def pytest_configure(config: pytest.Config) -> None:
    """Announce the markers, decide on the engine, and let Ctrl-C be heard."""
    os.environ.setdefault(ENGINE, "httpx")
    for marker in MARKERS:
        config.addinivalue_line("markers", marker)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # As in a shell's background job. The programs that tests start would not hear Ctrl-C either.
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _watchdog(request: pytest.FixtureRequest) -> Iterator[None]:
    marker = request.node.get_closest_marker("watchdog")
    faulthandler.dump_traceback_later(marker.args[0] if marker else WATCHDOG_SECONDS, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()
