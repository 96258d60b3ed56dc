"""The operations of the made-up service: one of each kind."""

import os
from collections.abc import Callable, Sequence
from typing import Any

from attrs import frozen

from fivefold._answers import bytes_answer, json_answer, no_answer
from fivefold._bodies import encode_json
from fivefold._codec import ANY, STR, Codec, WireError
from fivefold._files import Download, Progress
from fivefold._model import Field, Model
from fivefold._paging import Paging
from fivefold._polling import poll
from fivefold._streaming import Protocol, Streaming, stream_of
from fivefold.call import Body, Call, Flow, Operation, Parameter
from fivefold.errors import DeadlineExceededError


@frozen
class Item:
    """A thing that the service keeps."""

    id: str
    name: str = ""


@frozen
class Page:
    """Some of the things."""

    items: list[Item]
    total: int | None = None


@frozen
class Word:
    """A piece of a text. `stop`: the service says that there is no more."""

    text: str
    stop: bool = False


@frozen
class Text:
    """A text out of pieces, and whether its end was heard."""

    text: str
    whole: bool


class NewItem(Model):
    """What an item is made from."""

    _wire = (Field("name", "name", STR, True), Field("token", "token", STR, False, secret=True))


def _read_item(wire: Any) -> Item:
    if not isinstance(wire, dict):
        raise WireError("expected an object")
    if not isinstance(wire.get("id"), str):
        raise WireError(f"expected a string, got {wire.get('id')!r}").within("id")
    return Item(wire["id"], wire.get("name", ""))


def _read_page(wire: Any) -> Page:
    return Page([_read_item(item) for item in wire["items"]], wire.get("total"))


ITEM = Codec(_read_item, lambda item: item)
PAGE = Codec(_read_page, lambda page: page)
NEW_ITEM = Codec(NewItem.from_dict, NewItem.to_wire, model=lambda: NewItem)

_ID = Parameter("item_id", "item_id", "path", STR, required=True)
_ITEM = {200: json_answer(ITEM)}
_BODY = Body("application/json", encode_json, NEW_ITEM, secret=True)

GET = Operation[Item]("get_item", "GET", "/items/{item_id}", _ITEM, "safe", (_ID,))
PUT = Operation[Item]("put_item", "PUT", "/items/{item_id}", _ITEM, "idempotent", (_ID,), _BODY)
DELETE = Operation[None]("delete_item", "DELETE", "/items/{item_id}", {204: no_answer}, "idempotent", (_ID,))
CREATE = Operation[Item]("create_item", "POST", "/items", {201: json_answer(ITEM)}, "unsafe", body=_BODY)
GENERATE = Operation[Any](
    "generate", "POST", "/generate", {200: json_answer(ANY)}, "repeatable", body=_BODY, generates=True
)
LIST = Operation[Page]("list_items", "GET", "/items", {200: json_answer(PAGE)}, "safe")
EXPORT = Operation[bytes]("export_items", "GET", "/items/export", {200: bytes_answer}, "safe")
_KEY = Parameter("key", "key", "query", STR, required=True, secret=True)
LOOK_UP = Operation[Item]("look_up", "GET", "/lookup", _ITEM, "safe", (_KEY,))


def get_item(item_id: str) -> "Call[Item]":
    """Fetch one item.

    GET /items/{item_id}

    Args:
        item_id: The item.
    """
    return GET.call({"item_id": item_id})


def put_item(item_id: str, body: "NewItem | dict[str, Any]") -> "Call[Item]":
    """Store an item under an id."""
    return PUT.call({"item_id": item_id}, body)


def delete_item(item_id: str) -> "Call[None]":
    """Delete an item."""
    return DELETE.call({"item_id": item_id})


def create_item(body: "NewItem | dict[str, Any]") -> "Call[Item]":
    """Make an item."""
    return CREATE.call({}, body)


def generate(body: "NewItem | dict[str, Any]") -> "Call[Any]":
    """Let a model write something."""
    return GENERATE.call({}, body)


def _fold(words: Sequence[Word]) -> Text:
    return Text("".join(word.text for word in words), any(word.stop for word in words))


WORDS = Protocol[Word](
    read=lambda name, wire: Word(STR.read(wire["text"]), bool(wire.get("stop"))),
    concludes=lambda word: word.stop,
)


def stream_words(body: "NewItem | dict[str, Any]") -> "Streaming[Word, Text]":
    """Let a model write something, word by word.

    POST /generate
    """
    return stream_of("stream_words", generate(body), WORDS, _fold, lambda word: word.text)


def stream_order(body: "NewItem | dict[str, Any]") -> "Streaming[Word, Text]":
    """Make an item and hear about it: an unsafe stream."""
    return stream_of("stream_order", create_item(body), WORDS, _fold, lambda word: word.text)


def look_up(key: str) -> "Call[Item]":
    """Find an item by a secret."""
    return LOOK_UP.call({"key": key})


def list_items() -> "Call[Page]":
    """Every item."""
    return LIST.call({})


def export_items(*, path: str | os.PathLike[str] | None = None, on_progress: Progress | None = None) -> Download:
    """Download every item as a file."""
    return Download(EXPORT.call({}), path, on_progress)


def wait_for_item(item_id: str, *, name: str, clock: Callable[[], float]) -> "Flow[Item]":
    """Wait until an item has a name."""

    def late(item: Item, seconds: float) -> DeadlineExceededError:
        return DeadlineExceededError(f"{item.id} is still called {item.name!r} after {seconds:.0f} s")

    return poll(get_item(item_id), lambda item: item.name == name, deadline=60.0, late=late, clock=clock)


PAGING = Paging[Page, Item](items=lambda page: page.items, size=2, total=lambda page: page.total)
