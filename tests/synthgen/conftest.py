"""Sandboxes of both generations, and either twin on them. Their index is refreshed often, so that nobody waits long."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest

from fivefold import RetryConfig
from fivefold.sandbox import Sandbox
from fivefold.synthgen import AsyncSynthgen, Synthgen
from tests.core._server import FakeServer
from tests.twins import twin

#: As the service's own policy, without the waiting.
QUICK = RetryConfig(3, 0.001, retry_on_status=frozenset({408, 429, 500, 502, 503, 504}))
#: Seconds between two refreshes of the sandboxes' index.
REFRESH = 0.03


def synthgen(kind: str, base_url: str, **options: Any) -> AbstractContextManager[Any]:
    """A client of one kind, "sync" or "async", closed at the end."""
    given = {"api_key": "synthgen-sandbox-key", "retry": QUICK, "refresh_interval": REFRESH, **options}
    return twin(kind, lambda: Synthgen(base_url, **given), lambda: AsyncSynthgen(base_url, **given))


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing about Synthgen in the environment."""
    for name in ("SYNTHGEN_BASE_URL", "SYNTHGEN_API_KEY", "API_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def _generations() -> Iterator[dict[str, Sandbox]]:
    quick: dict[str, Any] = {"refresh": REFRESH, "ingest": 0.005, "pace": 0.01, "export_lines": 7}
    with Sandbox("synthgen", **quick) as new, Sandbox("synthgen", generation="old", **quick) as old:
        yield {"new": new, "old": old}


@pytest.fixture
def fresh(_generations: dict[str, Sandbox]) -> Sandbox:
    """A server of the newer generation, as it is right after its start."""
    _generations["new"].reset()
    return _generations["new"]


@pytest.fixture(params=["new", "old"])
def server(request: pytest.FixtureRequest, _generations: dict[str, Sandbox]) -> Sandbox:
    """A server of either generation, as it is right after its start."""
    _generations[request.param].reset()
    return _generations[request.param]


@pytest.fixture(params=["sync", "async"])
def client(request: pytest.FixtureRequest, server: Sandbox) -> Iterator[Any]:
    """Either twin, on either generation."""
    with synthgen(request.param, server.base_url) as made:
        yield made


@pytest.fixture(params=["sync", "async"])
def newer(request: pytest.FixtureRequest, fresh: Sandbox) -> Iterator[Any]:
    """Either twin, on the newer generation."""
    with synthgen(request.param, fresh.base_url) as made:
        yield made


@pytest.fixture
def script() -> Iterator[FakeServer]:
    """A server that answers by script."""
    with FakeServer() as running:
        yield running


@pytest.fixture(params=["sync", "async"])
def wired(request: pytest.FixtureRequest, script: FakeServer) -> Iterator[Any]:
    """Either twin, on the scripted server."""
    with synthgen(request.param, script.url) as made:
        yield made
