"""Clients of both kinds: on the sandbox, and on a scripted server."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from fivefold import RetryConfig
from fivefold.saas_litellm import _completing, _resolving
from fivefold.sandbox import Sandbox
from tests.core._server import FakeServer
from tests.twins import saas_litellm

#: As the service's own policy, without the waiting.
QUICK = RetryConfig(backoff_factor=0.0)
TEAM, KEY, ADMIN_KEY = "acme-corp", "sk-sandbox-acme-corp", "sk-sandbox-admin"
NOBODY = "00000000-0000-4000-8000-000000000000"
HELLO = [{"role": "user", "content": "Hello"}]
OWNER = {"email": "o@example.com", "display_name": "Owner", "password": "long-enough-password"}
OF_TEAM: dict[str, Any] = {"team_id": TEAM, "virtual_key": KEY, "admin_key": ADMIN_KEY, "retry": QUICK}


def until(holds: Callable[[], bool]) -> None:
    """Wait for something that another process does by itself."""
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.005)


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing about SaaS LiteLLM in the environment; and a service that has hung up is done at once."""
    for name in ("API_URL", "TEAM_ID", "VIRTUAL_KEY", "ADMIN_KEY", "MODEL"):
        monkeypatch.delenv(f"SAAS_LITELLM_{name}", raising=False)
    for module in (_completing, _resolving):
        monkeypatch.setattr(module, "SETTLING", 0.0)


@pytest.fixture
def server(saas_litellm_server: Sandbox) -> Sandbox:
    """The sandbox, as it is right after its start."""
    return saas_litellm_server


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    """Which twin."""
    twin: str = request.param
    return twin


@pytest.fixture
def client(kind: str, server: Sandbox) -> Iterator[Any]:
    """Either twin, on the sandbox."""
    with saas_litellm(kind, server.base_url, **OF_TEAM) as twin:
        yield twin


@pytest.fixture(scope="session")
def _strict_process() -> Iterator[Sandbox]:
    with Sandbox("saas_litellm", quirks="off") as running:
        yield running


@pytest.fixture
def strict(_strict_process: Sandbox) -> Sandbox:
    """A sandbox without quirks: streams of jobs work on it."""
    _strict_process.reset()
    return _strict_process


@pytest.fixture
def designed(kind: str, strict: Sandbox) -> Iterator[Any]:
    """Either twin, on the sandbox without quirks."""
    with saas_litellm(kind, strict.base_url, **OF_TEAM) as twin:
        yield twin


@pytest.fixture
def script() -> Iterator[FakeServer]:
    """A server that answers by script."""
    with FakeServer() as running:
        yield running


@pytest.fixture
def wired(kind: str, script: FakeServer) -> Iterator[Any]:
    """Either twin, on the scripted server."""
    with saas_litellm(kind, script.url, **OF_TEAM) as twin:
        yield twin
