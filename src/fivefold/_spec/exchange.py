"""What goes to an operation and what comes back, in two documents. No I/O."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from .document import as_object, as_text, entries, items, resolve
from .schemas import Direction, Found, Schemas
from .shapes import ANYTHING, Reader, Schema
from .verdict import Level

_IN_PATH: Final = re.compile(r"\{([^{}]*)\}")
_PLACES: Final = ("path", "query", "header", "cookie")
#: How a parameter is written where nothing is said.
_STYLE: Final = {"query": "form", "cookie": "form", "path": "simple", "header": "simple"}

#: An operation, the item of the path that it is in, and the path.
Side = tuple[Mapping[str, Any], Mapping[str, Any], str]


class Exchange(NamedTuple):
    """Two documents, and what reads their schemas; `place` is the operation, for errors."""

    old: Mapping[str, Any]
    new: Mapping[str, Any]
    readers: tuple[Reader, Reader]
    place: str

    def schemas(self, direction: Direction) -> Schemas:
        """What compares schemas of this operation."""
        return Schemas(*self.readers, direction, self.place)


def exchanges(within: Exchange, mine: Side, theirs: Side) -> Iterator[tuple[str, Found]]:
    """Every difference between two spellings of one operation, and where it is."""
    sent, answered = within.schemas("sent"), within.schemas("answered")
    yield from _parameters(within, sent, mine, theirs)
    yield from _body(within, sent, mine[0], theirs[0])
    yield from _answers(within, answered, mine[0], theirs[0])


def _parameters(within: Exchange, schemas: Schemas, mine: Side, theirs: Side) -> Iterator[tuple[str, Found]]:
    before = _named(within.old, mine, within.place)
    after = _named(within.new, theirs, within.place)
    for key, old in before.items():
        where = f"{old['in']} parameter '{old['name']}'"
        new = after.get(key)
        if new is None:
            yield where, Found("breaking", "", "is no longer known")
            continue
        if new.get("required") is True and old.get("required") is not True:
            yield where, Found("breaking", "", "has to be given now")
        elif old.get("required") is True and new.get("required") is not True:
            yield where, Found("compatible", "", "may be left out now")
        outdated = [one.get("deprecated") is True for one in (old, new)]
        if outdated[0] != outdated[1]:
            yield where, Found("compatible", "", "is deprecated now" if outdated[1] else "is not deprecated any more")
        styles = _style(old), _style(new)
        if styles[0] != styles[1]:
            yield where, Found("breaking", "", "is written otherwise now", *styles)
        pair = _schema_of(within.old, old, within.place), _schema_of(within.new, new, within.place)
        yield from ((where, found) for found in schemas.compare(*pair))
    for key, new in after.items():
        if key not in before:
            needed = new.get("required") is True
            what = "is new, and has to be given" if needed else "is new"
            yield f"{new['in']} parameter '{new['name']}'", Found("breaking" if needed else "compatible", "", what)


def _named(document: Mapping[str, Any], side: Side, place: str) -> dict[tuple[str, object], Mapping[str, Any]]:
    """The parameters of an operation; those in the path by their position, headers whatever their letters."""
    operation, item, path = side
    positions = {name: number for number, name in enumerate(_IN_PATH.findall(path))}
    found: dict[tuple[str, object], Mapping[str, Any]] = {}
    for holder in (item, operation):
        for told in items(holder, "parameters", f"{place}: parameters"):
            parameter = resolve(document, told, f"{place}: parameters")
            name = as_text(parameter.get("name"), f"{place}: name of a parameter")
            where = as_text(parameter.get("in"), f"{place}: place of {name!r}")
            key: object = positions.get(name, name) if where == "path" else name
            found[where, name.lower() if where == "header" else key] = parameter
    return found


def _style(parameter: Mapping[str, Any]) -> str:
    style = parameter.get("style", _STYLE.get(parameter["in"]))
    return f"{style}{', each value by itself' if parameter.get('explode', style == 'form') else ''}"


def _schema_of(document: Mapping[str, Any], holder: Mapping[str, Any], place: str) -> Schema:
    """The schema of a parameter, or of a header."""
    for media in entries(holder, "content", f"{place}: content").values():
        return as_object(media, f"{place}: content").get("schema", ANYTHING)
    return holder.get("schema", ANYTHING)


def _contents(holder: Mapping[str, Any], place: str) -> dict[str, Schema]:
    """The schemas by media type, without its parameters."""
    return {
        name.partition(";")[0].strip().lower(): as_object(held, f"{place}: {name}").get("schema", ANYTHING)
        for name, held in entries(holder, "content", f"{place}: content").items()
    }


def _body(
    within: Exchange, schemas: Schemas, mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> Iterator[tuple[str, Found]]:
    where = "request body"
    if "requestBody" not in theirs:
        if "requestBody" in mine:
            yield where, Found("breaking", "", "is no longer taken")
        return
    new = resolve(within.new, theirs["requestBody"], f"{within.place}: requestBody")
    if "requestBody" not in mine:
        needed = new.get("required") is True
        what = "is new, and has to be given" if needed else "is new"
        yield where, Found("breaking" if needed else "compatible", "", what)
        return
    old = resolve(within.old, mine["requestBody"], f"{within.place}: requestBody")
    if (new.get("required") is True) != (old.get("required") is True):
        needed = new.get("required") is True
        what = "has to be given now" if needed else "may be left out now"
        yield where, Found("breaking" if needed else "compatible", "", what)
    yield from _media(schemas, _contents(old, within.place), _contents(new, within.place), where, "taken")


def _media(
    schemas: Schemas, old: Mapping[str, Schema], new: Mapping[str, Schema], where: str, verb: str
) -> Iterator[tuple[str, Found]]:
    for name in old.keys() - new.keys():
        yield where, Found("breaking", "", f"{name} is no longer {verb}")
    for name in new.keys() - old.keys():
        yield where, Found("compatible", "", f"{name} is {verb} too now")
    for name in old:
        if name in new:
            at = f"{where} ({name})" if len(old) > 1 else where
            yield from ((at, found) for found in schemas.compare(old[name], new[name]))


def _answers(
    within: Exchange, schemas: Schemas, mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> Iterator[tuple[str, Found]]:
    place = f"{within.place}: responses"
    before = entries(mine, "responses", place)
    after = entries(theirs, "responses", place)
    usual = next((status for status in before if _success(status, before)), None)
    for status, told in before.items():
        wanted = _success(status, before)
        same = status if status in after else f"{status[:1]}XX"
        if same not in after:
            level: Level = "breaking" if wanted else "compatible"
            yield _named_status(status, wanted), Found(level, "", "is no longer answered")
        elif wanted:
            pair = resolve(within.old, told, f"{place} {status}"), resolve(within.new, after[same], f"{place} {same}")
            yield from _answer(within, schemas, *pair, _named_status(status, wanted))
    for status, told in after.items():
        if status in before or (status[1:] == "XX" and any(known[:1] == status[:1] for known in before)):
            continue
        where = _named_status(status, _success(status, after))
        yield where, Found("compatible", "", "may be answered now")
        if _success(status, after) and usual is not None:
            pair = resolve(within.old, before[usual], place), resolve(within.new, told, f"{place} {status}")
            yield from _answer(within, schemas, *pair, where)


def _success(status: str, responses: Mapping[str, Any]) -> bool:
    """Whether a status is a success: "default" is one where no other is told."""
    return status[:1] == "2" or (status == "default" and not any(known[:1] == "2" for known in responses))


def _named_status(status: str, wanted: bool) -> str:
    return f"{status} answer" if wanted else status


def _answer(
    within: Exchange, schemas: Schemas, old: Mapping[str, Any], new: Mapping[str, Any], where: str
) -> Iterator[tuple[str, Found]]:
    mine, theirs = _headers(old, within.place), _headers(new, within.place)
    for name, (told, header) in mine.items():
        if name not in theirs:
            yield f"{where}, header '{told}'", Found("breaking", "", "is no longer there")
            continue
        pair = [
            _schema_of(document, resolve(document, held, within.place), within.place)
            for document, held in ((within.old, header), (within.new, theirs[name][1]))
        ]
        yield from ((f"{where}, header '{told}'", found) for found in schemas.compare(*pair))
    for name in theirs.keys() - mine.keys():
        yield f"{where}, header '{theirs[name][0]}'", Found("compatible", "", "is new")
    yield from _media(schemas, _contents(old, within.place), _contents(new, within.place), where, "answered")


def _headers(response: Mapping[str, Any], place: str) -> dict[str, tuple[str, Any]]:
    return {name.lower(): (name, held) for name, held in entries(response, "headers", place).items()}
