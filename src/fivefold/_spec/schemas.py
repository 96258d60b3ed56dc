"""Two schemas held against each other, as what callers send or as what they are answered. No I/O."""

from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal, NamedTuple

from .shapes import ANYTHING, Reader, Schema, Shape, key_of
from .verdict import Level, shown

Direction = Literal["sent", "answered"]

#: Formats that the models read as something else than text.
_PARSED: Final = {"uuid", "date", "date-time", "time", "duration", "binary", "byte"}
#: Formats that a server holds a text to.
_CHECKED: Final = {*_PARSED, "email", "uri", "url", "ipv4", "ipv6", "hostname", "json-pointer", "regex"}
_LEAST: Final = {"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains"}
_MOST: Final = {"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains"}


class Found(NamedTuple):
    """A difference, at a path of fields such as `items[].name`; "" for the value itself."""

    level: Level
    path: str
    what: str
    before: str | None = None
    after: str | None = None


class Schemas:
    """Compares schemas of two documents, for one operation and one direction: each pair is told of once."""

    def __init__(self, old: Reader, new: Reader, direction: Direction, place: str) -> None:
        self._old, self._new, self._place = old, new, place
        self._sent = direction == "sent"
        self._hidden = "readOnly" if self._sent else "writeOnly"
        #: What it means that more values are allowed than were before, or fewer.
        self._wider: Level = "compatible" if self._sent else "breaking"
        self._narrower: Level = "breaking" if self._sent else "compatible"
        self._seen: set[tuple[int, int]] = set()
        self._left: deque[tuple[Schema, Schema, str]] = deque()

    def compare(self, old: Schema, new: Schema) -> Iterator[Found]:
        """Every difference between two schemas, and between those within them, the outer ones first."""
        self._left.append((old, new, ""))
        while self._left:
            old, new, path = self._left.popleft()
            if (id(old), id(new)) not in self._seen:
                self._seen.add((id(old), id(new)))
                self._new.spend(1, self._place)
                yield from self._pair(old, new, path)

    def _pair(self, old: Schema, new: Schema, path: str) -> Iterator[Found]:
        before = self._old.shapes(old, self._place)
        after = self._new.shapes(new, self._place)
        yield from self._marks(old, new, path)
        if "any" in (_kinds(before) | _kinds(after)):
            yield from self._anything(before, after, path)
        else:
            yield from self._null(before, after, path)
            yield from self._alternatives(_solid(before), _solid(after), path)

    def _marks(self, old: Schema, new: Schema, path: str) -> Iterator[Found]:
        outdated = self._new.marked(new, "deprecated", self._place)
        if outdated != self._old.marked(old, "deprecated", self._place):
            yield Found("compatible", path, "is deprecated now" if outdated else "is not deprecated any more")
        before, after = self._old.default(old, self._place), self._new.default(new, self._place)
        if self._sent and before != after:
            yield Found("compatible", path, "left out, it stands for another value", shown(before), shown(after))

    def _anything(self, before: list[Shape], after: list[Shape], path: str) -> Iterator[Found]:
        told = _names(before), _names(after)
        if "any" not in _kinds(after):
            yield Found(self._narrower, path, f"could be anything, and is {told[1]} now", *told)
        elif "any" not in _kinds(before):
            yield Found(self._wider, path, f"was {told[0]}, and may be anything now", *told)
        else:
            yield from self._values(before[0], after[0], path)
            yield from self._rules(before[0], after[0], path)

    def _null(self, before: list[Shape], after: list[Shape], path: str) -> Iterator[Found]:
        if "null" in _kinds(after) - _kinds(before):
            yield Found(self._wider, path, "may be null now", _names(before), _names(after))
        elif "null" in _kinds(before) - _kinds(after):
            what = "must not be null any more" if self._sent else "is never null any more"
            yield Found(self._narrower, path, what, _names(before), _names(after))

    def _alternatives(self, before: list[Shape], after: list[Shape], path: str) -> Iterator[Found]:
        pairs, gone, added = self._paired(before, after)
        if len(gone) == len(added) == 1 and not pairs:
            old, new = gone[0], added[0]
            yield Found("breaking", path, f"was {_name(old)}, and is {_name(new)} now", _name(old), _name(new))
            return
        for old in gone:
            level: Level = "breaking" if old.kind == "object" and not old.free else self._narrower
            kept = "is taken" if self._sent else "comes"
            yield Found(level, path, f"{_told(old)} no longer {kept}", _names(before), _names(after))
        for new in added:
            foreseen = new.kind == "object" and any(old.free for old in before)
            what = f"may also be {_told(new)} now"
            yield Found("compatible" if foreseen else self._wider, path, what, _names(before), _names(after))
        for old, new in pairs:
            if old.kind != new.kind:
                level = self._wider if new.kind == "number" else self._narrower
                yield Found(level, path, f"was {_name(old)}, and is {_name(new)} now", _name(old), _name(new))
            yield from self._values(old, new, path)
            yield from self._rules(old, new, path)
            yield from self._within(old, new, path)

    def _paired(
        self, before: list[Shape], after: list[Shape]
    ) -> tuple[list[tuple[Shape, Shape]], list[Shape], list[Shape]]:
        """The alternatives that stand for each other, those that are gone, and the new ones."""
        alone = len(before) == len(after) == 1
        self._new.spend(len(before) * len(after), self._place)
        ranked = sorted(
            ((self._likeness(old, new, alone), -i, -j) for i, old in enumerate(before) for j, new in enumerate(after)),
            reverse=True,
        )
        left, free = dict(enumerate(before)), dict(enumerate(after))
        pairs: list[tuple[Shape, Shape]] = []
        for likeness, i, j in ranked:
            if likeness > 0 and -i in left and -j in free:
                pairs.append((left.pop(-i), free.pop(-j)))
        return pairs, [*left.values()], [*free.values()]

    def _likeness(self, old: Shape, new: Shape, alone: bool) -> float:
        if old.kind != new.kind:
            return 0.5 if {old.kind, new.kind} == {"integer", "number"} else 0.0
        if old.kind != "object" or alone:
            return 2.0 if old.items == new.items else 1.0
        tags, others = self._tags(self._old, old), self._tags(self._new, new)
        shared = tags.keys() & others.keys()
        if any(tags[name] != others[name] for name in shared):
            return 0.0
        names = old.fields.keys() | new.fields.keys()
        return 10.0 * len(shared) + (len(old.fields.keys() & new.fields.keys()) / len(names) if names else 1.0)

    def _tags(self, reader: Reader, shape: Shape) -> dict[str, Any]:
        """The fields of one kind of object that always have the same value."""
        found: dict[str, Any] = {}
        for name, schema in shape.fields.items():
            kinds = reader.shapes(schema, self._place)
            if len(kinds) == 1 and not kinds[0].open and kinds[0].values and len(kinds[0].values) == 1:
                found[name] = kinds[0].values[0]
        return found

    def _values(self, old: Shape, new: Shape, path: str) -> Iterator[Found]:
        before, after = old.values or (), new.values or ()
        told = [shown(list(values)) if values else None for values in (before, after)]
        if old.values is None and new.values is None:
            return
        if old.values is None:
            if not new.open:
                verb = "is taken" if self._sent else "comes"
                yield Found(self._narrower, path, f"only one of {told[1]} {verb} now", None, told[1])
            return
        if new.values is None:
            yield Found("compatible", path, "may have any value now", told[0], None)
            return
        known, told_now = {key_of(value) for value in before}, {key_of(value) for value in after}
        gone = [value for value in before if key_of(value) not in told_now]
        added = [value for value in after if key_of(value) not in known]
        if gone:
            verb = "is no longer taken" if self._sent else "never comes any more"
            level: Level = "compatible" if self._sent and new.open else "breaking"
            yield Found(level, path, f"the value {_listed(gone)} {verb}", *told)
        if added:
            what = f"has the new value {_listed(added)}"
            yield Found("compatible", path, what if self._sent else f"{what}, which the client hands on", *told)
        if old.open != new.open:
            what = "may have other values too now" if new.open else "has only the listed values now"
            yield Found("compatible" if new.open else self._narrower, path, what, *told)

    def _rules(self, old: Shape, new: Shape, path: str) -> Iterator[Found]:
        before, after = old.format, new.format
        if before != after and {before, after} & _CHECKED:
            stricter = after in _CHECKED
            level: Level = self._narrower if self._sent else "breaking" if before in _PARSED else "compatible"
            level = level if stricter or not self._sent else "compatible"
            yield Found(level, path, "has another format now", before, after)
        for key in sorted(old.rules.keys() | new.rules.keys()):
            before, after = old.rules.get(key), new.rules.get(key)
            if before != after:
                stricter = self._sent and _stricter(key, before, after)
                what = (
                    f"{key} is {'stricter' if stricter else 'another'} now"
                    if after is not None
                    else f"has no {key} any more"
                )
                yield Found(
                    "breaking" if stricter else "compatible",
                    path,
                    what,
                    *(None if told is None else shown(told) for told in (before, after)),
                )

    def _within(self, old: Shape, new: Shape, path: str) -> Iterator[Found]:
        if old.kind == new.kind == "array":
            self._left.append((old.items, new.items, f"{path}[]"))
        if old.kind != new.kind or old.kind not in ("array", "object"):
            return
        mine, theirs = self._fields(self._old, old), self._fields(self._new, new)
        for name, schema in mine.items():
            at = f"{path}.{name}" if path and old.kind == "object" else f"{path}{name}"
            if name not in theirs:
                yield Found("breaking", at, "is no longer known" if self._sent else "is no longer there")
                continue
            if name in new.required - old.required:
                what = "has to be given now" if self._sent else "is always there now"
                yield Found(self._narrower, at, what)
            elif name in old.required - new.required:
                what = "may be left out now" if self._sent else "may be absent now"
                yield Found(self._wider, at, what)
            self._left.append((schema, theirs[name], at))
        for name in theirs.keys() - mine.keys():
            at = f"{path}.{name}" if path and old.kind == "object" else f"{path}{name}"
            needed = self._sent and name in new.required
            yield Found(
                "breaking" if needed else "compatible", at, "is new, and has to be given" if needed else "is new"
            )
        if old.kind == "object":
            yield from self._more(old.more, new.more, path)

    def _fields(self, reader: Reader, shape: Shape) -> Mapping[str, Schema]:
        return {
            name: schema
            for name, schema in shape.fields.items()
            if not reader.marked(schema, self._hidden, self._place)
        }

    def _more(self, old: Schema, new: Schema, path: str) -> Iterator[Found]:
        if old is False or new is False:
            if old is not new:
                what = "other fields are refused now" if new is False else "other fields are possible now"
                yield Found(self._narrower if new is False else "compatible", path, what)
            return
        at = f"{path}.*" if path else "*"
        self._left.append((ANYTHING if old is True else old, ANYTHING if new is True else new, at))


def _stricter(key: str, before: Any, after: Any) -> bool:
    """Whether a condition lets less through than it did."""
    if after is None or before is None:
        return after is not None
    numbers = all(isinstance(each, int | float) for each in (before, after))
    if numbers and key in _LEAST:
        return bool(after > before)
    return not (numbers and key in _MOST and after > before)


def _kinds(shapes: list[Shape]) -> set[str]:
    return {shape.kind for shape in shapes}


def _solid(shapes: list[Shape]) -> list[Shape]:
    return [shape for shape in shapes if shape.kind != "null"]


def _name(shape: Shape) -> str:
    return f"{shape.kind} ({shape.format})" if shape.format else shape.kind


def _names(shapes: list[Shape]) -> str:
    return " or ".join(dict.fromkeys(_name(shape) for shape in shapes))


def _told(shape: Shape) -> str:
    """A kind of value in words, an object by its first fields."""
    if shape.kind != "object" or not shape.fields:
        return f"a value of type {_name(shape)}"
    return f"an object with {', '.join(list(shape.fields)[:4])}"


def _listed(values: list[Any]) -> str:
    return shown(values[0]) if len(values) == 1 else shown(values)
