"""Types at random: what is written as JSON fits the schema and is read back; what fits the schema can be read."""

import dataclasses
import datetime as dt
import json
from enum import Enum
from typing import Any, Literal, NamedTuple, TypedDict, Union
from uuid import UUID

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fivefold._codec import WireError
from fivefold._typed.answers import read_structured, response_format_of
from fivefold._typed.tools import result_text

from ._schema_check import fits


class Colour(Enum):
    RED = "red"
    GREEN = "green"
    THIRD = 3


class Kind(NamedTuple):
    """A type, and values of it."""

    hint: Any
    values: st.SearchStrategy[Any]


LITERAL = Kind(Literal["a", 2, True, None], st.sampled_from(["a", 2, True, None]))
PLAIN = [
    Kind(str, st.text(max_size=5)),
    Kind(bool, st.booleans()),
    Kind(int, st.integers()),
    Kind(float, st.floats(allow_nan=False, allow_infinity=False)),
    Kind(None, st.none()),
    Kind(Colour, st.sampled_from(Colour)),
    LITERAL,
]
TIMES = [
    Kind(dt.date, st.dates()),
    Kind(dt.datetime, st.datetimes(timezones=st.none() | st.just(dt.UTC))),
    Kind(dt.time, st.times()),
    Kind(UUID, st.uuids()),
]
#: Of these, no value of one is a value of another.
APART = [Kind(str, st.text(max_size=5)), Kind(bool, st.booleans()), Kind(int, st.integers()), Kind(None, st.none())]
NAMES = ["name", "class_", "größe", "items"]


def list_of(item: Kind) -> Kind:
    return Kind(list[item.hint], st.lists(item.values, max_size=3))  # type: ignore[name-defined]


def dict_of(item: Kind) -> Kind:
    return Kind(dict[str, item.hint], st.dictionaries(st.text(max_size=3), item.values, max_size=2))  # type: ignore[name-defined]


def maybe(item: Kind) -> Kind:
    return Kind(Union[item.hint, None], st.none() | item.values)  # noqa: UP007  (hints at run time)


def pair(first: Kind, second: Kind) -> Kind:
    return Kind(tuple[first.hint, second.hint], st.tuples(first.values, second.values))  # type: ignore[name-defined]


def set_of(item: Kind) -> Kind:
    return Kind(set[item.hint], st.sets(item.values, max_size=3))  # type: ignore[name-defined]


def one_of(kinds: list[Kind]) -> Kind:
    return Kind(Union[tuple(kind.hint for kind in kinds)], st.one_of([kind.values for kind in kinds]))  # noqa: UP007


def dataclass_of(fields: dict[str, Kind]) -> Kind:
    made = dataclasses.make_dataclass("Made", [(name, kind.hint) for name, kind in fields.items()])
    return Kind(made, st.builds(made, **{name: kind.values for name, kind in fields.items()}))


def attrs_of(fields: dict[str, Kind]) -> Kind:
    made = attrs.make_class("Made", {name: attrs.field(type=kind.hint) for name, kind in fields.items()})
    return Kind(made, st.builds(made, **{name: kind.values for name, kind in fields.items()}))


def typed_dict_of(fields: dict[str, Kind]) -> Kind:
    made: Any = TypedDict("Made", {name: kind.hint for name, kind in fields.items()})  # type: ignore[misc]
    return Kind(made, st.fixed_dictionaries({name: kind.values for name, kind in fields.items()}))


def kinds_of(leaves: list[Kind]) -> st.SearchStrategy[Kind]:
    def grown(inner: st.SearchStrategy[Kind]) -> st.SearchStrategy[Kind]:
        fields = st.dictionaries(st.sampled_from(NAMES), inner, max_size=3)
        return st.one_of(
            st.builds(list_of, inner),
            st.builds(dict_of, inner),
            st.builds(maybe, inner),
            st.builds(pair, inner, inner),
            st.builds(set_of, st.sampled_from(APART)),
            st.builds(one_of, st.lists(st.sampled_from(APART), min_size=1, max_size=4)),
            st.builds(dataclass_of, fields),
            st.builds(attrs_of, fields),
            st.builds(typed_dict_of, fields),
        )

    return st.recursive(st.sampled_from(leaves), grown, max_leaves=6)


ANY_KIND, UNTIMED = kinds_of(PLAIN + TIMES), kinds_of(PLAIN)
QUICK = settings(deadline=None, max_examples=300, suppress_health_check=list(HealthCheck))


def wrapped(value: Any, schema: Any) -> Any:
    """The answer that the schema asks for: whatever is no object is put into one."""
    return {"value": value} if schema.get("properties", {}).keys() == {"value"} else value


@QUICK
@given(st.data())
def test_a_value_of_any_type_is_read_back(data: st.DataObject) -> None:
    kind = data.draw(ANY_KIND)
    value = data.draw(kind.values)
    schema = response_format_of(kind.hint)["json_schema"]["schema"]
    answer = wrapped(json.loads(result_text([value]))[0], schema)
    assert fits(answer, schema)
    made = read_structured(json.dumps(answer), kind.hint)
    assert made == value
    assert type(made) is type(value)


def places(value: Any) -> list[list[Any]]:
    """The way to every part of a JSON value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [[], *([step, *place] for step, held in inner for place in places(held))]


def changed(value: Any, place: list[Any], new: Any) -> Any:
    """A JSON value with one part replaced."""
    if not place:
        return new
    copy = value.copy()
    copy[place[0]] = changed(value[place[0]], place[1:], new)
    return copy


OTHERS = st.sampled_from([None, True, 0, 3, 1.5, "", "a", "red", [], [1, 1], {}, {"name": "x"}, {"value": 1}])


@QUICK
@given(st.data())
def test_what_is_read_is_what_fits_the_schema(data: st.DataObject) -> None:
    kind = data.draw(UNTIMED)
    schema = response_format_of(kind.hint)["json_schema"]["schema"]
    answer = wrapped(json.loads(result_text([data.draw(kind.values)]))[0], schema)
    spoilt = changed(answer, data.draw(st.sampled_from(places(answer))), data.draw(OTHERS))
    try:
        read_structured(json.dumps(spoilt), kind.hint)
    except WireError:
        assert not fits(spoilt, schema)
    else:
        bare = spoilt if fits(spoilt, schema) else {"value": spoilt}  # a model may leave out the object around it
        assert fits(bare, schema)
