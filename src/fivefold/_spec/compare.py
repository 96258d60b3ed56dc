"""The verdict on two documents, for callers of the client. No I/O.

Operations are matched by method and path, whatever the parameters in the path are called. Breaking is what takes away
something that was there, asks for more, or may answer what was not foreseen. New fields and new values in answers are
not: the models keep the ones and hand on the others.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from . import security
from .document import SpecError, as_object, as_text, check, endpoint_key, entries, operations
from .exchange import Exchange, exchanges
from .shapes import Reader
from .verdict import LEVELS, Change, Verdict
from .wording import wording


class _Operation(NamedTuple):
    endpoint: str
    path: str
    held: Mapping[str, Any]
    item: Mapping[str, Any]

    @property
    def name(self) -> str | None:
        told = self.held.get("operationId")
        return told if isinstance(told, str) else None


def compare(old: Mapping[str, Any], new: Mapping[str, Any]) -> Verdict:
    """Judge what becomes of a client that was made from `old` and meets `new`.

    Raises:
        SpecError: one of them is no OpenAPI 3 document, or is broken where they are compared.
    """
    check(old)
    check(new)
    if old == new:
        same = json.dumps(old) == json.dumps(new)
        return Verdict(() if same else (Change("cosmetic", "", None, "", "the order is another"),))
    try:
        found = [*_operations(old, new), *_document(old, new)]
    except RecursionError:
        raise SpecError("the document is nested too deeply, or refers to itself without an end") from None
    if not found:
        found = [Change("cosmetic", "", None, "", "the same is spelled otherwise, or in another order")]
    return Verdict(tuple(sorted(found, key=lambda change: -LEVELS.index(change.level))))


def _document(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    before, after = (entries(document, "info", "info").get("version") for document in (old, new))
    if before != after:
        yield Change("cosmetic", "", None, "", "the version of the server is another", str(before), str(after))
    told = wording(
        *({**document, "paths": {}, "info": {**document.get("info", {}), "version": ""}} for document in (old, new))
    )
    if told:
        yield Change("cosmetic", "", None, "", f"the document {told}")


def _operations(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    before, after = _by_key(old), _by_key(new)
    readers = Reader(old), Reader(new)
    for key, mine in before.items():
        if key not in after:
            yield Change("breaking", mine.endpoint, mine.name, "", "is no longer there")
            continue
        theirs = after[key]
        for change in _within(old, new, mine, theirs, readers):
            yield change._replace(endpoint=mine.endpoint, operation=mine.name)
    for key, theirs in after.items():
        if key not in before:
            yield Change("compatible", theirs.endpoint, theirs.name, "", "is new")


def _by_key(document: Mapping[str, Any]) -> dict[str, _Operation]:
    found = {
        endpoint_key(method, path): _Operation(f"{method} {path}", path, held, item)
        for method, path, held, item in operations(document)
    }
    for name, held in entries(document, "x-websockets", "x-websockets").items():
        socket = as_object(held, f"x-websockets.{name}")
        path = as_text(socket.get("path"), f"x-websockets.{name}.path")
        answer = {"content": {"a message": {"schema": socket.get("receive", {})}}}
        told = {**socket, "operationId": name, "responses": {"200": answer}}
        # A socket begins as a GET.
        found[endpoint_key("GET", path)] = _Operation(f"GET {path}", path, told, {})
    return found


def _within(
    old: Mapping[str, Any], new: Mapping[str, Any], mine: _Operation, theirs: _Operation, readers: tuple[Reader, Reader]
) -> Iterator[Change]:
    place = mine.endpoint
    exchange = Exchange(old, new, readers, place)
    for where, found in exchanges(exchange, (mine.held, mine.item, mine.path), (theirs.held, theirs.item, theirs.path)):
        at = f"{where}, field '{found.path}'" if found.path else where
        yield Change(found.level, "", None, at, found.what, found.before, found.after)
    asked = security.ways(old, mine.held, place), security.ways(new, theirs.held, theirs.endpoint)
    for level, what, before, after in security.differences(*asked):
        yield Change(level, "", None, "security", what, before, after)
    outdated = [one.held.get("deprecated") is True for one in (mine, theirs)]
    if outdated[0] != outdated[1]:
        yield Change("compatible", "", None, "", "is deprecated now" if outdated[1] else "is not deprecated any more")
    if told := wording(mine.held, theirs.held):
        yield Change("cosmetic", "", None, "", told)
