"""Sandboxes for the tests: one process per set of arguments, shared by the session, reset before each use."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any
from urllib.parse import urljoin

import httpx
import pytest

from fivefold.sandbox import Sandbox

PACE = 60.0
NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Loading certificates for every client takes longer than most of the tests."""


@pytest.fixture(scope="session")
def _processes() -> Iterator[Callable[..., Sandbox]]:
    running: dict[str, Sandbox] = {}
    with ExitStack() as stack:

        def get(service: str = "arguslm", **arguments: Any) -> Sandbox:
            key = repr((service, sorted(arguments.items())))
            if key not in running:
                running[key] = stack.enter_context(Sandbox(service, **arguments))
            return running[key]

        yield get


@pytest.fixture
def launch(_processes: Callable[..., Sandbox]) -> Callable[..., Sandbox]:
    """Gives a sandbox with these arguments, in its initial state; of ArgusLM unless `service` names another."""

    def launch(**arguments: Any) -> Sandbox:
        server = _processes(**arguments)
        server.reset()
        return server

    return launch


@pytest.fixture
def server(launch: Callable[..., Sandbox]) -> Sandbox:
    """A sandbox as it is by default."""
    return launch()


@pytest.fixture
def slow(launch: Callable[..., Sandbox]) -> Sandbox:
    """A sandbox whose simulated calls take a minute each: nothing moves but by `advance`."""
    return launch(pace=PACE)


@pytest.fixture
def strict(launch: Callable[..., Sandbox]) -> Sandbox:
    """A sandbox without quirks, and as slow."""
    return launch(quirks="off", pace=PACE)


@pytest.fixture
def connect() -> Iterator[Callable[[Sandbox], httpx.Client]]:
    """Makes plain HTTP clients of the root of a sandbox, closed after the test."""
    with ExitStack() as stack:
        yield lambda server: stack.enter_context(
            httpx.Client(base_url=urljoin(server.base_url, "/"), trust_env=False, verify=NO_CERTIFICATES, timeout=10)
        )


@pytest.fixture
def http(server: Sandbox, connect: Callable[[Sandbox], httpx.Client]) -> httpx.Client:
    """A plain HTTP client of `server`."""
    return connect(server)
