"""A server whose benchmarks take long enough to be interrupted."""

from collections.abc import Iterator

import pytest

from fivefold.sandbox import Sandbox


@pytest.fixture(scope="module")
def slow_arguslm() -> Iterator[Sandbox]:
    """Half a second for each call of a benchmark."""
    with Sandbox("arguslm", pace=0.5) as server:
        yield server
