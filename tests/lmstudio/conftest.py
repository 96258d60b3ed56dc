"""Clients of both kinds: on the sandbox, and on a scripted server."""

from collections.abc import Iterator
from typing import Any

import pytest

from fivefold.lmstudio import RetryConfig
from fivefold.sandbox import Sandbox
from tests.core._server import FakeServer
from tests.twins import lmstudio

#: As the service's own policy, without the waiting.
QUICK = RetryConfig(backoff_factor=0.0)


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing about LM Studio in the environment."""
    for name in ("LMSTUDIO_BASE_URL", "LMSTUDIO_API_KEY", "LM_API_TOKEN"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(params=["sync", "async"])
def client(request: pytest.FixtureRequest, lmstudio_server: Sandbox) -> Iterator[Any]:
    """Either twin, on the sandbox."""
    with lmstudio(request.param, lmstudio_server.base_url, retry_config=QUICK) as twin:
        yield twin


@pytest.fixture
def server() -> Iterator[FakeServer]:
    """A server that answers by script."""
    with FakeServer() as running:
        yield running


@pytest.fixture(params=["sync", "async"])
def wired(request: pytest.FixtureRequest, server: FakeServer) -> Iterator[Any]:
    """Either twin, on the scripted server."""
    with lmstudio(request.param, server.url, api_key="sk-lm-secret", retry_config=QUICK) as twin:
        yield twin
