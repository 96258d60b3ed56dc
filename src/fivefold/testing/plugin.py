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

__all__ = ["arguslm_server"]


@pytest.fixture(scope="session")
def _arguslm_process() -> Iterator[Sandbox]:
    yield from _running("arguslm")


@pytest.fixture
def arguslm_server(_arguslm_process: Sandbox) -> Sandbox:
    """An ArgusLM sandbox in its initial state; the process is shared by all tests of the session."""
    _arguslm_process.reset()
    return _arguslm_process


def _running(service: str) -> Iterator[Sandbox]:
    from fivefold.sandbox import Sandbox

    with Sandbox(service) as server:
        yield server
