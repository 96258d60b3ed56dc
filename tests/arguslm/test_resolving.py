"""What became of a write whose answer was lost."""

import pickle
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from fivefold.arguslm import _resolving, exceptions
from fivefold.errors import OutcomeUnknownError
from fivefold.sandbox import Sandbox
from tests.twins import arguslm

#: A service that has nothing to say within this is waited for no longer.
SHORT = httpx.Timeout(10, read=0.05)
SECRET = "sk-of-the-provider"
PROVIDER = {"display_name": "Ours", "provider_type": "openai", "credentials": {"api_key": SECRET}}
Use = Callable[[Any], Any]


def _model(client: Any) -> Any:
    provider = client.create_provider({"display_name": "for a model", "provider_type": "openai"})
    return client.create_model({"provider_account_id": provider.id, "model_id": "by-hand"}).id


#: By operation: what it takes, and how it is done with that.
WRITES: dict[str, tuple[Use, Callable[[Any, Any], Any]]] = {
    "create_provider": (lambda client: None, lambda client, made: client.create_provider(PROVIDER)),
    "create_model": (
        lambda client: client.create_provider({"display_name": "for a model", "provider_type": "openai"}).id,
        lambda client, made: client.create_model({"provider_account_id": made, "model_id": "ours"}),
    ),
    "start_benchmark": (
        _model,
        lambda client, made: client.run_benchmark({"model_ids": [str(made).upper()], "prompt_pack": "reasoning"}),
    ),
    "create_alert_rule": (
        lambda client: None,
        lambda client, made: client.create_alert_rule({"name": "ours", "rule_type": "any_model_down"}),
    ),
}
writes = pytest.mark.parametrize("operation", WRITES)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A service that has hung up is done at once."""
    monkeypatch.setattr(_resolving, "SETTLING", 0.0)


@pytest.fixture(scope="module")
def _ahead() -> Iterator[Sandbox]:
    with Sandbox("arguslm", clock=(datetime.now(UTC) + timedelta(hours=1)).isoformat()) as server:
        yield server


@pytest.fixture
def server(_ahead: Sandbox) -> Sandbox:
    """A sandbox in the present, or a little later: what it makes is newer than the call."""
    _ahead.reset()
    return _ahead


@pytest.fixture(params=["sync", "async"])
def client(request: pytest.FixtureRequest, server: Sandbox) -> Iterator[Any]:
    """Either twin."""
    with arguslm(request.param, server.base_url) as twin:
        yield twin


def lose(client: Any, server: Sandbox, operation: str, made: Any, **fault: Any) -> OutcomeUnknownError:
    """Do a write and lose its answer."""
    server.fault(operation, times=1, **fault)
    with pytest.raises(exceptions.OutcomeUnknownError) as caught:
        WRITES[operation][1](client.view(timeout=SHORT) if "drop" not in fault else client, made)
    assert "ask client.resolve(error)" in str(caught.value)
    return caught.value


@writes
def test_what_happened_is_found(operation: str, client: Any, server: Sandbox) -> None:
    error = lose(client, server, operation, WRITES[operation][0](client), drop="after")
    told = client.resolve(error)
    assert (told, told.found.created_at > datetime.now(UTC)) == ("happened", True)


@writes
def test_what_never_arrived_is_told(operation: str, client: Any, server: Sandbox) -> None:
    error = lose(client, server, operation, WRITES[operation][0](client), drop="before")
    assert client.resolve(error) == "did_not_happen"


@writes
def test_out_of_patience_it_may_still_happen(operation: str, client: Any, server: Sandbox) -> None:
    error = lose(client, server, operation, WRITES[operation][0](client), delay=60)
    assert client.resolve(error) == "unknown"
    server.advance(61)
    while client.resolve(error) == "unknown":  # the watchdog ends a wait for what never happens
        pass
    assert client.resolve(error) == "happened"


def test_one_that_is_like_it_and_older_proves_nothing(arguslm_server: Sandbox) -> None:
    """This server's clock stands at the beginning of 2026, so whatever it makes is older than the call."""
    with arguslm("sync", arguslm_server.base_url) as client:
        client.create_provider(PROVIDER)
        for drop in ("before", "after"):
            assert client.resolve(lose(client, arguslm_server, "create_provider", None, drop=drop)) == "unknown"


def test_the_error_holds_no_secret_and_travels(client: Any, server: Sandbox) -> None:
    packed = pickle.dumps(lose(client, server, "create_provider", None, drop="after"))
    assert SECRET.encode() not in packed
    assert client.resolve(pickle.loads(packed)) == "happened"


def test_what_cannot_be_looked_up_is_refused(client: Any, server: Sandbox) -> None:
    server.fault("run_monitoring", drop="after", times=1)
    with pytest.raises(exceptions.OutcomeUnknownError) as caught:
        client.run_monitoring()
    with pytest.raises(ValueError, match=r"arguslm\.run_monitoring"):
        client.resolve(caught.value)
    with pytest.raises(ValueError, match="expected an OutcomeUnknownError"):
        client.resolve(ValueError())
