"""Arguments for a method, drawn from its type hints: models through the hints of their own constructors.

Beside each hint goes the schema that the document has for the same place. `fit` values keep within it; free ones are
anything that the hint allows, which the service or the library then has to refuse.
"""

import datetime as dt
import json
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple
from uuid import UUID

from hypothesis import reject
from hypothesis import strategies as st

from fivefold._model import NOT_GIVEN, Model

from ._comparing import aware
from ._requests import fits
from ._schemas import FORMATS
from .documents import document, resolved

Strategy = st.SearchStrategy[Any]
#: Any text, halves of surrogate pairs included: what a `str` may hold.
ANY_TEXT = st.text(st.characters(), max_size=20)
TEXT = st.text(max_size=12)
#: No time that has no year in UTC, which is refused.
_TIMES = st.datetimes(
    dt.datetime(2, 1, 1),
    dt.datetime(9998, 12, 31),
    timezones=st.sampled_from([None, dt.UTC, dt.timezone(dt.timedelta(hours=5, minutes=30))]),
)
#: What fits a format as requests have it.
_FORMATS: dict[str, Strategy] = {
    **FORMATS,
    "uuid": st.uuids().map(str) | st.uuids().map(lambda value: str(value).upper()),
    "uri": st.sampled_from(["http://localhost:8000/a%20b", "https://a.example/x?y=1#z"]),
    "date-time": _TIMES.map(lambda time: aware(time).isoformat()),
}
JSON: Strategy = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXT, inner, max_size=2),
    max_leaves=3,
)


class Place(NamedTuple):
    """Where a value goes: a schema in the document of a service, and whether to keep within it."""

    service: str
    schema: Mapping[str, Any]
    fit: bool

    def at(self, schema: Mapping[str, Any] | None) -> "Place":
        """Another place of the same document."""
        return self._replace(schema={} if schema is None else schema)

    def shapes(self) -> list["Shape"]:
        """The schemas that a value may have one of, references followed."""
        return list(_shapes(self.service, self.schema, None))


class Shape(NamedTuple):
    """One of the schemas that a value may have, by its name in the document if it has one."""

    name: str | None
    schema: Mapping[str, Any]


def _shapes(service: str, schema: Mapping[str, Any], name: str | None) -> Iterator[Shape]:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        yield from _shapes(service, resolved(service, schema), name)
    elif "anyOf" in schema or "oneOf" in schema:
        for option in schema.get("anyOf") or schema["oneOf"]:
            yield from _shapes(service, option, name)
    else:
        yield Shape(name, schema)


def values(hint: Any, place: Place) -> Strategy:
    """Values of a type hint for a place."""
    found = _drawn(hint, place)
    return found.filter(lambda value: fits(place.service, place.schema, wire(value))) if place.fit else found


def _drawn(hint: Any, place: Place) -> Strategy:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return st.one_of([_drawn(option, place) for option in inner])
    if origin is typing.Literal:
        return st.sampled_from(inner)
    if hint is types.NoneType:
        # A constructor takes None for every optional field, since that is how an absent one reads; what was given is
        # sent, as null, and the service may refuse it: to leave a field out is not to name it.
        allowed = any(shape.schema.get("type") == "null" or not shape.schema for shape in place.shapes())
        return st.none() if allowed or not place.fit else st.nothing()
    if hint is Any:
        return JSON
    if isinstance(origin or hint, type) and issubclass(origin or hint, Mapping):
        return _mappings(inner[1], place)
    if origin is not None and issubclass(origin, Sequence):
        return _lists(inner[0], place)
    if issubclass(hint, Model):
        return models(hint, place)
    if issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    return st.one_of([_scalar(hint, shape.schema, place.fit) for shape in place.shapes()])


def _scalar(hint: type, schema: Mapping[str, Any], fit: bool) -> Strategy:
    kind = schema.get("type")
    if hint is bool:
        return st.booleans() if kind in ("boolean", None) or not fit else st.nothing()
    if hint is int:
        least, most = (schema.get("minimum"), schema.get("maximum")) if fit else (None, None)
        return st.integers(least, most) if kind in ("integer", "number", None) or not fit else st.nothing()
    if hint is float:
        least, most = (schema.get("minimum"), schema.get("maximum")) if fit else (None, None)
        told = kind in ("number", None) or not fit
        return st.floats(least, most, allow_nan=not fit, allow_infinity=not fit) if told else st.nothing()
    if fit and kind not in ("string", None):
        return st.nothing()
    if hint is str:
        return _texts(schema) if fit else ANY_TEXT
    return {UUID: st.uuids(), dt.datetime: _TIMES if fit else st.datetimes(timezones=_ZONES), dt.date: st.dates()}[hint]


_ZONES = st.sampled_from([None, dt.UTC, dt.timezone(dt.timedelta(hours=14)), dt.timezone(-dt.timedelta(hours=12))])


def _texts(schema: Mapping[str, Any]) -> Strategy:
    known = schema.get("enum") or ([schema["const"]] if "const" in schema else None)
    if known:
        return st.sampled_from(known)
    if schema.get("format") in _FORMATS:
        return _FORMATS[schema["format"]]
    least, most = schema.get("minLength", 0), schema.get("maxLength")
    if "pattern" in schema:
        return st.from_regex(schema["pattern"], fullmatch=True).filter(lambda text: least <= len(text))
    longest = st.text("ä", min_size=most, max_size=most) if most else st.nothing()
    return st.text(min_size=least, max_size=min(most or 12, least + 12)) | longest


def _lists(item: Any, place: Place) -> Strategy:
    shapes = [shape.schema for shape in place.shapes() if shape.schema.get("type", "array") == "array"]
    if not shapes:
        return st.nothing() if place.fit else st.lists(_drawn(item, place.at(None)), max_size=2)
    return st.one_of([_list_of(item, place, schema) for schema in shapes])


def _list_of(item: Any, place: Place, schema: Mapping[str, Any]) -> Strategy:
    items = _drawn(item, place.at(schema.get("items")))
    if items.is_empty:
        return st.nothing()
    least = schema.get("minItems", 0) if place.fit else 0
    most = schema.get("maxItems", least + 2)
    by = (lambda value: json.dumps(wire(value), default=str)) if place.fit and schema.get("uniqueItems") else None
    return st.lists(items, min_size=least, max_size=most, unique_by=by)


def _mappings(value: Any, place: Place) -> Strategy:
    """Objects: in place of a model with the keys of the service, else with any keys."""
    found: list[Strategy] = [] if place.fit else [st.dictionaries(ANY_TEXT, JSON, max_size=2)]
    for name, schema in place.shapes():
        if schema.get("type", "object") != "object":
            continue
        if name and "properties" in schema:
            found.append(models(getattr(_models(place.service), name), place, as_mapping=True))
            continue
        held = schema.get("additionalProperties")
        inner = _drawn(value, place.at(held if isinstance(held, dict) else None))
        free = st.dictionaries(TEXT if place.fit else ANY_TEXT, inner, max_size=2)
        required = {key: _drawn(value, place.at(node)) for key, node in schema.get("properties", {}).items()}
        found.append(st.builds(lambda one, other: {**other, **one}, st.fixed_dictionaries(required), free))
    return st.one_of(found)


def _models(service: str) -> Any:
    return import_module(f"fivefold_wire.{service}.models")


#: What the document calls classes that are not generated.
_NAMES = {"Task": "TaskSubmission"}


def _later(hint: Any, place: Place) -> Strategy:
    """Values of a field, which may hold its own class again."""
    return st.deferred(lambda: values(hint, place))


def models(kind: Any, place: Place, *, as_mapping: bool = False) -> Strategy:
    """Instances of a generated class, or mappings that stand for them."""
    return st.deferred(lambda: _built(kind, place.service, place.fit, as_mapping))


@cache
def _built(kind: Any, service: str, fit: bool, as_mapping: bool) -> Strategy:
    schema = document(service)["components"]["schemas"].get(_NAMES.get(kind.__name__, kind.__name__), {})
    hints, properties = typing.get_type_hints(kind), schema.get("properties", {})
    required, optional = dict[str, Strategy](), dict[str, Strategy]()
    for field in kind.wire_fields():
        place = Place(service, properties.get(field.key, {}), fit)
        drawn = _later(hints[field.name], place)
        (required if field.required else optional)[field.key if as_mapping else field.name] = drawn
    if as_mapping:
        strange = st.dictionaries(TEXT.map("x-{}".format), JSON, max_size=1)
        closed = schema.get("additionalProperties") is False or kind.__name__ in _NAMES
        more = st.just({}) if closed else strange
        return st.builds(lambda known, more: {**more, **known}, _some(required, optional), more)
    return _some(required, optional).map(lambda given: _instance(kind, given))


def _instance(kind: type[Model], given: Mapping[str, Any]) -> Model:
    """An instance; what its class refuses to be is drawn anew, and goes to the client as a mapping only."""
    try:
        return kind(**given)
    except (TypeError, ValueError):
        reject()


def _some(required: Mapping[str, Strategy], optional: Mapping[str, Strategy]) -> Strategy:
    """Each required one, and of the optional ones some; never all of many, which would take long."""
    if not optional:
        return st.fixed_dictionaries(dict(required))
    chosen = st.lists(st.sampled_from(sorted(optional)), unique=True, max_size=4)
    return chosen.flatmap(lambda names: st.fixed_dictionaries({**required, **{name: optional[name] for name in names}}))


def wire(value: Any) -> Any:
    """What a value is to arrive as: JSON, but times, which have many spellings, as they are."""
    if isinstance(value, Model):
        known = {field.key: wire(value[field.key]) for field in value.wire_fields() if field.key in value}
        return {**known, **wire(value.additional_properties)}
    if isinstance(value, Mapping):
        return {key: wire(held) for key, held in value.items() if held is not NOT_GIVEN}
    if isinstance(value, list | tuple):
        return [wire(held) for held in value]
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat()
    return value
