"""pytest fixtures: a local stand-in per service, as it is right after its start; faults to strike it; no sleeping.

    def test_it(arguslm_server):
        client = ArgusLM(base_url=arguslm_server.base_url)

    @pytest.mark.faults("create_provider")
    def test_it_under_every_fault(arguslm_server, no_sleep, fault): ...

The servers need the extra `sandbox`. Nothing is imported or started before a test asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from fivefold.sandbox import Sandbox

__all__ = [
    "arguslm_server",
    "fault",
    "lmstudio_server",
    "mongars_server",
    "no_sleep",
    "pytest_configure",
    "pytest_generate_tests",
    "saas_litellm_server",
    "synthgen_server",
]

_SERVERS = frozenset(name for name in __all__ if name.endswith("_server"))
_MARKER = "faults(target, *, only=None, times=1, skip=0, server=None): run once per fault of that operation"


def pytest_configure(config: pytest.Config) -> None:
    """Announce the marker."""
    config.addinivalue_line("markers", _MARKER)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test with the marker `faults` once for each of them; it takes `fault`, as its last argument."""
    marker = metafunc.definition.get_closest_marker("faults")
    if marker is None:
        return
    from fivefold.testing import FAULTS

    metafunc.parametrize("fault", list(marker.kwargs.get("only") or FAULTS), indirect=True)


@pytest.fixture
def fault(request: pytest.FixtureRequest) -> str:
    """The name of the fault that strikes: one that the marker `faults` asks for. Fixtures set up before are spared."""
    marker = request.node.get_closest_marker("faults")
    if marker is None or len(marker.args) != 1:
        raise pytest.UsageError('a fault strikes where the test says so: @pytest.mark.faults("create_provider")')
    asked: dict[str, Any] = dict(marker.kwargs)
    names: list[str] = [asked["server"]] if "server" in asked else _servers_of(request)
    if len(names) != 1:
        raise pytest.UsageError(f"one server can be struck, not {names}: say @pytest.mark.faults(…, server=…)")
    server: Sandbox = request.getfixturevalue(names[0])
    server.fault(marker.args[0], request.param, times=asked.get("times", 1), skip=asked.get("skip", 0))
    return str(request.param)


@pytest.fixture
def no_sleep(request: pytest.FixtureRequest) -> Iterator[list[float]]:
    """`fivefold.testing.no_sleep` around the test; the clocks of its servers go along. Holds the pauses in seconds."""
    from fivefold.testing import no_sleep as skipping

    servers: list[Sandbox] = [request.getfixturevalue(name) for name in _servers_of(request)]
    with skipping(*servers) as pauses:
        yield pauses


def _servers_of(request: pytest.FixtureRequest) -> list[str]:
    return sorted(_SERVERS.intersection(request.fixturenames))


@pytest.fixture(scope="session")
def _arguslm_process() -> Iterator[Sandbox]:
    yield from _running("arguslm")


@pytest.fixture
def arguslm_server(_arguslm_process: Sandbox) -> Sandbox:
    """An ArgusLM sandbox in its initial state; the process is shared by all tests of the session."""
    _arguslm_process.reset()
    return _arguslm_process


@pytest.fixture(scope="session")
def _synthgen_process() -> Iterator[Sandbox]:
    yield from _running("synthgen")


@pytest.fixture
def synthgen_server(_synthgen_process: Sandbox) -> Sandbox:
    """A Synthgen sandbox in its initial state; the process is shared by all tests of the session."""
    _synthgen_process.reset()
    return _synthgen_process


@pytest.fixture(scope="session")
def _mongars_process() -> Iterator[Sandbox]:
    yield from _running("mongars")


@pytest.fixture
def mongars_server(_mongars_process: Sandbox) -> Sandbox:
    """A monGARS sandbox in its initial state; the process is shared by all tests of the session."""
    _mongars_process.reset()
    return _mongars_process


@pytest.fixture(scope="session")
def _lmstudio_process() -> Iterator[Sandbox]:
    yield from _running("lmstudio")


@pytest.fixture
def lmstudio_server(_lmstudio_process: Sandbox) -> Sandbox:
    """An LM Studio sandbox in its initial state; the process is shared by all tests of the session."""
    _lmstudio_process.reset()
    return _lmstudio_process


@pytest.fixture(scope="session")
def _saas_litellm_process() -> Iterator[Sandbox]:
    yield from _running("saas_litellm")


@pytest.fixture
def saas_litellm_server(_saas_litellm_process: Sandbox) -> Sandbox:
    """A SaaS LiteLLM sandbox in its initial state; the process is shared by all tests of the session."""
    _saas_litellm_process.reset()
    return _saas_litellm_process


def _running(service: str) -> Iterator[Sandbox]:
    from fivefold.sandbox import Sandbox

    with Sandbox(service) as server:
        yield server
