"""A client goes to other processes by pickle, with its key, unless that was given by the name of a variable."""

import copy
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ._script import sent
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


@pytest.mark.parametrize("source", ["environment", "file"])
def test_a_key_that_the_environment_or_the_file_names_travels_as_that_name_too(
    source: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VAULT", "sk-here")
    path = tmp_path / "fivefold.toml"
    path.write_text("[tiny]\n" + ('api_key = "env:VAULT"\n' if source == "file" else ""))
    if source == "environment":
        monkeypatch.setenv("TINY_API_KEY", "env:VAULT")
    client = Tiny("http://host", config_file=path)
    assert sent(client._options)["authorization"] == "Bearer sk-here"
    assert b"sk-here" not in pickle.dumps(client)


def test_what_else_is_secret_stays_secret_after_the_journey(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAULT", "sk-here")
    client = Tiny("http://user:pass-word@host", api_key="env:VAULT", headers={"X-Api-Key": "other-secret"})
    arrived = pickle.loads(pickle.dumps(client))
    assert arrived._options.headers == client._options.headers
    assert arrived._options.secrets == client._options.secrets


def test_a_header_that_won_over_the_key_wins_after_the_journey_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAULT", "sk-here")
    view = Tiny("http://host", api_key="env:VAULT").with_options(headers={"Authorization": "Basic bWluZQ=="})
    arrived = pickle.loads(pickle.dumps(view))
    assert sent(arrived._options)["authorization"] == "Basic bWluZQ=="
