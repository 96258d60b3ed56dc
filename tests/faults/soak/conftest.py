"""How long it goes on, and the table at its end."""

import os

import pytest

from fivefold.arguslm import _resolving as _of_arguslm
from fivefold.mongars import _entry, _pacing
from fivefold.mongars import _resolving as _of_mongars
from fivefold.saas_litellm import _completing
from fivefold.saas_litellm import _resolving as _of_saas_litellm

from .ledger import Ledger

#: Whether it is thousands of calls, or the slice that every run of the tests has.
SOAK = os.environ.get("FIVEFOLD_SOAK", "") not in ("", "0")
_LEDGER = Ledger()


@pytest.fixture
def ledger() -> Ledger:
    """Where everything is counted."""
    return _LEDGER


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages have no turns to wait for, and a service that has hung up is done at once."""
    monkeypatch.setattr(_pacing, "INTERVAL", 0.0)
    monkeypatch.setattr(_entry, "REFUSED", (0.0, 0.0))
    for module in (_of_arguslm, _of_mongars, _of_saas_litellm, _completing):
        monkeypatch.setattr(module, "SETTLING", 0.0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The table."""
    if _LEDGER.rows:
        terminalreporter.section("writes over a network that loses what it likes")
        for line in _LEDGER.table():
            terminalreporter.write_line(line)
