"""Operations spelt once read as plain methods of both twins: to help, inspect, autospec, subclasses and views."""

import asyncio
import inspect
import pydoc
from collections.abc import Callable
from typing import Any
from unittest.mock import AsyncMock, create_autospec

import httpx
import pytest

from fivefold import RawResponse
from fivefold._client import AsyncClient, SyncClient
from fivefold._operation import AsyncRawView, RawView, download, endpoint, flow, pages

from . import _tiny_calls as calls
from ._tiny import SERVICE, AsyncTiny, RawTiny, Tiny

CLIENTS = [Tiny, AsyncTiny]
CALLS = ["get_item", "put_item", "delete_item", "create_item", "export_items", "wait_for_item"]


def answering(request: httpx.Request) -> httpx.Response:
    """A service without a network."""
    return httpx.Response(200, json={"id": "1", "name": "it"})


def fresh() -> tuple[type[Any], type[Any], type[Any], type[Any], type[Any]]:
    """A service whose operations nobody has read yet: table, client, async client, and their raw views."""

    class Table:
        get_item = endpoint(calls.get_item)
        iter_items = pages(calls.list_items, calls.PAGING)
        export_items = download(calls.export_items)
        wait_for_item = flow(calls.wait_for_item)

    class Both(Table):
        service = SERVICE

    class Raw(Both, RawView):
        pass

    class AsyncRaw(Both, AsyncRawView):
        pass

    class Blocking(Both, SyncClient):
        @property
        def with_raw_response(self) -> Any:
            return self._seen_as(Raw)

    class Awaiting(Both, AsyncClient):
        @property
        def with_raw_response(self) -> Any:
            return self._seen_as(AsyncRaw)

    return Table, Blocking, Awaiting, Raw, AsyncRaw


@pytest.mark.parametrize("client", CLIENTS)
def test_a_method_has_the_name_the_words_and_the_place_of_a_plain_one(client: type[Any]) -> None:
    method = client.get_item
    assert inspect.isfunction(method)
    assert method.__name__ == "get_item"
    assert method.__qualname__ == f"{client.__qualname__}.get_item"
    assert method.__module__ == client.__module__
    assert inspect.getdoc(method) == inspect.getdoc(calls.get_item)


@pytest.mark.parametrize("client", CLIENTS)
def test_the_signature_is_that_of_the_builder_with_self_and_the_answer(client: type[Any]) -> None:
    assert str(inspect.signature(client.get_item)) == "(self, item_id: str) -> 'Item'"
    assert str(inspect.signature(client("http://h").get_item)) == "(item_id: str) -> 'Item'"
    assert str(inspect.signature(client.delete_item)) == "(self, item_id: str) -> 'None'"
    assert inspect.signature(client.create_item).parameters["body"].annotation == "NewItem | dict[str, Any]"
    assert inspect.signature(client.wait_for_item).return_annotation == "Item"
    assert inspect.signature(client.export_items).return_annotation == "Export"
    assert client.get_item.__annotations__ == {"item_id": str, "return": "Item"}


def test_the_signature_of_a_listing_tells_how_it_is_iterated_over() -> None:
    assert str(inspect.signature(Tiny.iter_items).return_annotation).startswith("Iterator")
    assert str(inspect.signature(AsyncTiny.iter_items).return_annotation).startswith("AsyncIterator")


def test_the_signature_in_a_raw_view_tells_of_raw_responses() -> None:
    assert inspect.signature(RawTiny.get_item).return_annotation == "RawResponse[Item]"
    assert inspect.signature(RawTiny.export_items).return_annotation == "RawResponse[Export]"


@pytest.mark.parametrize("name", CALLS)
def test_methods_of_the_async_twin_are_coroutine_functions_and_of_the_other_are_not(name: str) -> None:
    assert inspect.iscoroutinefunction(getattr(AsyncTiny, name))
    assert inspect.iscoroutinefunction(getattr(AsyncTiny("http://h"), name))
    assert not inspect.iscoroutinefunction(getattr(Tiny, name))


@pytest.mark.parametrize("client", CLIENTS)
def test_help_shows_a_method_with_its_signature_and_words(client: type[Any]) -> None:
    text = pydoc.plain(pydoc.render_doc(client))
    prefix = "async " if client is AsyncTiny and "async get_item(" in text else ""
    assert f"{prefix}get_item(self, item_id: str) -> 'Item'" in text
    assert "Fetch one item." in text
    assert "The item." in text


def test_reading_twice_gives_the_same_method() -> None:
    assert Tiny.get_item is Tiny.get_item
    assert "get_item" in vars(Tiny)
    assert "get_item" in dir(AsyncTiny)


@pytest.mark.parametrize("instance", [False, True])
def test_autospec_checks_calls_as_for_a_plain_method(instance: bool) -> None:
    mock = create_autospec(Tiny, instance=instance)
    client = mock if instance else mock("http://h")
    client.get_item.return_value = calls.Item("7")
    assert client.get_item("7") == calls.Item("7")
    with pytest.raises(TypeError):
        client.get_item()
    with pytest.raises(TypeError):
        client.get_item("1", colour="red")
    with pytest.raises(AttributeError):
        client.fetch_item("1")  # there is no such method


def test_autospec_of_the_async_twin_is_awaited() -> None:
    client = create_autospec(AsyncTiny, instance=True)
    assert isinstance(client.get_item, AsyncMock)
    client.get_item.return_value = calls.Item("7")
    assert asyncio.run(client.get_item("7")) == calls.Item("7")
    with pytest.raises(TypeError):
        client.get_item()


@pytest.mark.parametrize("client", CLIENTS)
def test_a_wrong_argument_is_a_type_error_that_names_it(client: type[Any]) -> None:
    async def call() -> None:
        result = client("http://h").get_item("1", colour="red")
        if inspect.isawaitable(result):
            await result

    with pytest.raises(TypeError, match="colour"):
        asyncio.run(call())


def test_a_raw_view_gives_raw_responses_of_the_same_calls() -> None:
    with Tiny("http://h", transport=httpx.MockTransport(answering)) as client:
        raw = client.with_raw_response.get_item("1")
        assert isinstance(raw, RawResponse)
        assert (raw.parsed, raw.status_code) == (client.get_item("1"), 200)
        assert raw.headers["Content-Type"] == "application/json"


LOOKS: dict[str, Callable[[type[Any], type[Any]], object]] = {
    "help": lambda table, client: pydoc.render_doc(client),
    "inspect": lambda table, client: inspect.getmembers(client),
    "autospec": lambda table, client: create_autospec(client),
    "help on the table": lambda table, client: pydoc.render_doc(table),
    "inspect the table": lambda table, client: inspect.getmembers(table),
    "read from the table": lambda table, client: table.get_item,
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_looking_at_the_classes_changes_nothing(look: Callable[[type[Any], type[Any]], object]) -> None:
    table, client, other, _, _ = fresh()
    look(table, client)
    with client("http://h", transport=httpx.MockTransport(answering)) as made:
        assert made.get_item("1") == calls.Item("1", "it")
        assert isinstance(made.with_raw_response.get_item("1"), RawResponse)
    assert inspect.iscoroutinefunction(other.get_item)
    assert other.get_item.__qualname__ == f"{other.__qualname__}.get_item"


@pytest.mark.parametrize("read_before", [False, True])
def test_an_override_that_calls_super_stays_an_override(read_before: bool) -> None:
    _, client, _, _, _ = fresh()
    seen: list[str] = []

    class Mine(client):  # type: ignore[misc,valid-type]
        def get_item(self, item_id: str) -> Any:
            seen.append(item_id)
            return super().get_item(item_id)

    if read_before:
        assert client.get_item
    with Mine("http://h", transport=httpx.MockTransport(answering)) as made:
        for item_id in ("1", "2", "3"):
            made.get_item(item_id)
    assert seen == ["1", "2", "3"]


def test_two_clients_of_one_table_do_not_disturb_each_other() -> None:
    _, client, other, raw, async_raw = fresh()
    assert [inspect.iscoroutinefunction(kind.get_item) for kind in (client, other, raw, async_raw)] == [
        False,
        True,
        False,
        True,
    ]
    assert len({kind.get_item for kind in (client, other, raw, async_raw)}) == 4
