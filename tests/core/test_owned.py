"""Builders that are told the options of the client they are called on."""

import inspect
import pickle
from typing import Any

import pytest
from attrs import evolve

from fivefold._operation import endpoint, given, owned, stream
from fivefold._options import Options
from fivefold._streaming import Streaming, stream_of
from fivefold.call import Call

from . import _tiny_calls as calls
from ._server import FakeServer, item
from ._stream_server import whole
from ._tiny import AsyncTiny, Tiny
from ._tiny_calls import Item, Text, Word


def find_item(own: Options, item_id: str, *, exact: bool = True) -> "Call[Item]":
    """Find an item of the team's."""
    return calls.get_item(f"{own.settings.get('team', 'nobody')}-{item_id}-{exact}")


def named_item(team: str, timeout: float, item_id: str) -> "Call[Item]":
    """Find an item by what the client knows."""
    return calls.get_item(f"{team}-{timeout:g}-{item_id}")


def stream_team(own: Options, body: "dict[str, Any]") -> "Streaming[Word, Text]":
    """Let a model write for the team."""
    call = calls.generate({**body, "name": own.settings["team"]})
    return stream_of("stream_team", call, calls.WORDS, calls._fold, lambda word: word.text)


class _Owned:
    find_item = endpoint(owned(find_item))
    named_item = endpoint(given(named_item, lambda own: own.settings["team"], lambda own: own.timeout))
    stream_team = stream(owned(stream_team))


class OwnedTiny(_Owned, Tiny):
    """A blocking client with such builders."""


class AsyncOwnedTiny(_Owned, AsyncTiny):
    """A client on asyncio with such builders."""


def of_team(client: Any, team: str) -> Any:
    """The client as one that belongs to a team."""
    client._options = evolve(client._options, settings={"team": team})
    return client


@pytest.fixture
def blue(server: FakeServer) -> Any:
    """A client of team blue."""
    server.script(item())
    with OwnedTiny(server.url, timeout=7) as client:
        yield of_team(client, "blue")


def asked(server: FakeServer) -> list[str]:
    """The paths that were asked for."""
    return [request.line.split()[1] for request in server.received]


def test_a_builder_is_told_the_options_of_its_client_and_of_each_view(server: FakeServer, blue: Any) -> None:
    blue.find_item("1")
    blue.find_item(item_id="2", exact=False)
    blue.named_item("3")
    blue.with_options(timeout=9).named_item("4")
    of_team(blue.with_options(), "red").find_item("5")
    blue.find_item("6")
    assert asked(server) == [
        f"/items/{path}"
        for path in ("blue-1-True", "blue-2-False", "blue-7-3", "blue-9-4", "red-5-True", "blue-6-True")
    ]


def test_a_stream_is_told_too(server: FakeServer, blue: Any) -> None:
    server.script(whole("a"))
    assert blue.stream_team({}).final() == Text("a", whole=False)
    assert server.received[0].json == {"name": "blue"}


def test_a_client_that_was_pickled_tells_the_same(server: FakeServer, blue: Any) -> None:
    with pickle.loads(pickle.dumps(blue)) as other:
        other.find_item("1")
    assert asked(server) == ["/items/blue-1-True"]


@pytest.mark.parametrize("client", [OwnedTiny, AsyncOwnedTiny])
def test_callers_see_only_what_is_theirs_to_give(client: Any) -> None:
    assert list(inspect.signature(client.find_item).parameters) == ["self", "item_id", "exact"]
    assert list(inspect.signature(client().named_item).parameters) == ["item_id"]
    assert "own" not in client.find_item.__annotations__
    assert client.find_item.__doc__ == "Find an item of the team's."
    assert client.find_item.__qualname__ == f"{client.__name__}.find_item"
    assert inspect.iscoroutinefunction(client.find_item) is (client is AsyncOwnedTiny)


def test_the_options_cannot_be_given_by_callers(server: FakeServer, blue: Any) -> None:
    with pytest.raises(TypeError, match="own"):
        blue.find_item("1", own={})
    assert server.received == []


def test_without_a_client_such_a_builder_says_why_it_cannot() -> None:
    with pytest.raises(TypeError, match="find_item is told the options of its client, so only a client can call it"):
        owned(find_item)("1")
