"""Fixtures of the core tests: an environment without surprises, and logging left as it was found."""

import logging
import os
from collections.abc import Iterator

import pytest

from tests.conftest import ENGINE

from ._server import FakeServer

_PREFIXES = ("FIVEFOLD_", "TINY_")


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy and no setting of the machine that runs the tests reaches them."""
    for name in list(os.environ):
        if (name.startswith(_PREFIXES) and name != ENGINE) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture
def server() -> Iterator[FakeServer]:
    """A server on loopback that answers by script."""
    with FakeServer() as fake:
        yield fake


@pytest.fixture
def fivefold_logger() -> Iterator[logging.Logger]:
    """The logger of the library; handlers and level are put back afterwards."""
    logger = logging.getLogger("fivefold")
    handlers, level = list(logger.handlers), logger.level
    yield logger
    logger.handlers[:] = handlers
    logger.setLevel(level)
