"""A sandbox, and clients of each kind on it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from typing import Any

import pytest

from fivefold import RetryConfig
from fivefold.mongars import AsyncMonGARS, MonGARS, _entry, _pacing
from fivefold.mongars._entry import REFUSED
from fivefold.mongars._pacing import INTERVAL
from fivefold.sandbox import Sandbox
from tests.twins import twin

#: As the service's own policy, without the waiting.
QUICK = RetryConfig(max_retries=2, backoff_factor=0.001)
PASSWORDS = {"admin": "admin-password", "alice": "secret-password", "olga": "operator-password"}
ORIGIN = "http://localhost:8000"
Made = Callable[..., Any]
#: How much faster than in earnest the server and the turns of the clients are in most of these tests.
FASTER = 10


def mongars(kind: str, base_url: str, **options: Any) -> AbstractContextManager[Any]:
    """A client for monGARS of one kind, closed at the end: "sync" or "async"."""
    given = {"retry": QUICK, "origin": ORIGIN, **options}
    return twin(kind, lambda: MonGARS(base_url, **given), lambda: AsyncMonGARS(base_url, **given))


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    """Which twin."""
    found: str = request.param
    return found


@pytest.fixture
def new(kind: str) -> Iterator[Made]:
    """Makes clients of either twin: `new(base_url, "alice")` has logged in."""
    with ExitStack() as stack:

        def make(base_url: str, user: str | None = None, **options: Any) -> Any:
            client = stack.enter_context(mongars(kind, base_url, **options))
            if user is not None:
                client.login(user, PASSWORDS[user])
            return client

        yield make


@pytest.fixture
def client(new: Made, mongars_server: Sandbox) -> Any:
    """Either twin, not logged in."""
    return new(mongars_server.base_url)


@pytest.fixture
def admin(new: Made, mongars_server: Sandbox) -> Any:
    """Either twin, logged in as the administrator."""
    return new(mongars_server.base_url, "admin")


@pytest.fixture
def alice(new: Made, mongars_server: Sandbox) -> Any:
    """Either twin, logged in as a user."""
    return new(mongars_server.base_url, "alice")


@pytest.fixture(scope="session")
def _swift_process() -> Iterator[Sandbox]:
    with Sandbox("mongars", chat_interval=1 / FASTER) as server:
        yield server


@pytest.fixture
def swift(_swift_process: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """A server that takes ten messages a second from each user, and clients that know."""
    monkeypatch.setattr(_pacing, "INTERVAL", INTERVAL / FASTER)
    monkeypatch.setattr(_entry, "REFUSED", tuple(seconds / FASTER for seconds in REFUSED))
    _swift_process.reset()
    return _swift_process
