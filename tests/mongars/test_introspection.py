"""What help, inspect and editors see of the clients."""

import inspect
import re
from typing import Any

import pytest

from fivefold._operation import AsyncRawView, RawView
from fivefold.mongars import AsyncMonGARS, MonGARS
from fivefold.mongars._clients import AsyncRawMonGARS, RawMonGARS
from fivefold.mongars._operations import _MonGARS

CLIENTS = (MonGARS, AsyncMonGARS, RawMonGARS, AsyncRawMonGARS)
WORDS = sorted(name for name in vars(_MonGARS) if not name.startswith("_"))


@pytest.mark.parametrize("client", CLIENTS)
def test_every_operation_is_a_plain_documented_method(client: Any) -> None:
    assert len(WORDS) == 30  # the operations, the events, resolve, and check_compatibility
    for name in WORDS:
        method = getattr(client, name)
        assert inspect.isfunction(method), name
        assert re.search(r"(GET|POST|WebSocket) /", method.__doc__ or ""), name
        assert "own" not in inspect.signature(method).parameters, name


def test_the_twins_have_the_same_signatures() -> None:
    for name in WORDS:
        blocking, awaiting = (inspect.signature(getattr(client, name)) for client in (MonGARS, AsyncMonGARS))
        assert list(blocking.parameters.values()) == list(awaiting.parameters.values()), name
    assert inspect.signature(MonGARS) == inspect.signature(AsyncMonGARS)


def test_every_option_is_documented() -> None:
    documented = MonGARS.__init__.__doc__ or ""
    given = [name for name in inspect.signature(MonGARS).parameters if f"{name}:" not in documented]
    assert given == []


def test_raw_views_are_views() -> None:
    with MonGARS("http://localhost:1") as client:
        assert isinstance(client.with_raw_response, RawView)
    assert isinstance(AsyncMonGARS("http://localhost:1").with_raw_response, AsyncRawView)


@pytest.mark.parametrize("client", CLIENTS)
def test_results_are_told_as_users_get_them(client: Any) -> None:
    for name in WORDS:
        told = str(inspect.signature(getattr(client, name)).return_annotation)
        assert not re.search(r"Call|Flow|Generator|Watch|_models|fivefold", told), (name, told)
    assert inspect.signature(client.login).return_annotation == "TokenResponse"
    assert inspect.signature(client.resolve).return_annotation == "Resolution"
