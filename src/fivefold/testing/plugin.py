"""pytest fixtures: a local stand-in per service, as it is right after its start.

    def test_it(arguslm_server):
        client = ArgusLM(base_url=arguslm_server.base_url)

Needs the extra `sandbox`. Nothing is imported or started before a test asks for a fixture.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from fivefold.sandbox import Sandbox

__all__ = ["arguslm_server", "lmstudio_server", "mongars_server", "saas_litellm_server", "synthgen_server"]


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
