"""The engine of the extra `fast` by itself, whatever engine the other tests are run on."""

import os
from collections.abc import Iterator

import pytest

from tests.core._server import FakeServer

_NAMES = ("FIVEFOLD_", "TINY_", "SSL_CERT_")


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy, no certificate and no setting of the machine that runs the tests reaches them."""
    for name in list(os.environ):
        if name.startswith(_NAMES) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture
def server() -> Iterator[FakeServer]:
    """A server on loopback that answers by script."""
    with FakeServer() as fake:
        yield fake
