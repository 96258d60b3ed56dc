"""A client goes to other processes by pickle, with its key, unless that was given by the name of a variable."""

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from ._server import FakeServer, item
from ._tiny import AsyncTiny, Tiny

WAYS: dict[str, Callable[[Any], Any]] = {
    "pickle": lambda client: pickle.loads(pickle.dumps(client)),
    "deepcopy": copy.deepcopy,
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("used", [False, True])
def test_a_client_travels_with_its_options_and_opens_connections_of_its_own(
    way: Callable[[Any], Any], used: bool, server: FakeServer
) -> None:
    server.script(item())
    with Tiny(server.url, api_key="sk-travel", timeout=7) as client:
        if used:
            client.get_item("1")
        with way(client) as arrived:
            assert type(arrived) is Tiny
            assert arrived._options == client._options
            arrived.get_item("1")
    assert server.received[-1].headers["authorization"] == "Bearer sk-travel"
    assert server.connections == 1 + used


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_an_async_client_travels_too(way: Callable[[Any], Any]) -> None:
    client = AsyncTiny("http://host", api_key="sk-travel")
    assert way(client)._options == client._options


def test_a_key_given_by_the_name_of_a_variable_travels_as_that_name(
    monkeypatch: pytest.MonkeyPatch, server: FakeServer
) -> None:
    monkeypatch.setenv("VAULT", "sk-here")
    server.script(item())
    with Tiny(server.url, api_key="env:VAULT") as client:
        parcel = pickle.dumps(client)
    assert b"sk-here" not in parcel
    monkeypatch.setenv("VAULT", "sk-there")
    with pickle.loads(parcel) as arrived:
        arrived.get_item("1")
    assert server.received[-1].headers["authorization"] == "Bearer sk-there"
