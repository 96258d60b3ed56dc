"""Types as the form of an answer, and answers read back: by example."""

import dataclasses
import datetime as dt
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest

from fivefold._codec import WireError
from fivefold._typed.answers import read_structured, response_format_of

from ._schema_check import fits
from ._structured_types import Add, Address, Box, Colour, Note, Odd, Passing, Person, Point, Size, Tree, Unknown, UserId


def schema_of(model: Any) -> Any:
    return response_format_of(model)["json_schema"]["schema"]


def test_a_dataclass_becomes_a_strict_schema() -> None:
    told = response_format_of(Person)
    assert told["type"] == "json_schema"
    assert (told["json_schema"]["name"], told["json_schema"]["strict"]) == ("Person", True)
    schema = told["json_schema"]["schema"]
    assert schema["description"] == "Somebody who is talked about."
    assert schema["additionalProperties"] is False
    assert schema["required"] == ["name", "age", "colour", "email", "friends"]
    assert schema["properties"] == {
        "name": {"type": "string", "description": "the full name"},
        "age": {"type": "integer"},
        "colour": {"type": "string", "enum": ["red", "green"]},
        "email": {"anyOf": [{"type": "string"}, {"type": "null"}], "description": "where to write to"},
        "friends": {"type": "array", "items": {"$ref": "#/$defs/Person"}},
    }
    assert {**schema["$defs"]["Person"], "$defs": schema["$defs"]} == schema
    assert json.loads(json.dumps(told)) == told


@pytest.mark.parametrize(
    ("model", "text", "value"),
    [
        (Person, '{"name": "Ada", "age": 36}', Person("Ada", 36)),
        (
            Person,
            '{"name": "Ada", "age": 36, "colour": "green", "email": null, "friends": [{"name": "Bob", "age": 1}]}',
            Person("Ada", 36, Colour.GREEN, None, [Person("Bob", 1)]),
        ),
        (Point, '{"x": 1, "y": 2.5}', Point(1.0, 2.5)),
        (Address, '{"street": "Main"}', {"street": "Main"}),
        (
            Note,
            '{"text": "x", "at": "2026-01-02T03:04:05Z"}',
            {"text": "x", "at": dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)},
        ),
        (Box[int], '{"held": 1, "more": [2]}', Box(1, [2])),
        (Box[Box[str]], '{"held": {"held": "a", "more": []}, "more": []}', Box(Box("a", []), [])),
        (Add, '{"left": 1, "right": {"left": 2, "right": 3}}', Add(1, Add(2, 3))),
        (Tree, '{"a": {"b": 1}}', {"a": {"b": 1}}),
        (list[Person], '{"value": [{"name": "Ada", "age": 36}]}', [Person("Ada", 36)]),
        (list[Person], '[{"name": "Ada", "age": 36}]', [Person("Ada", 36)]),
        (dict[str, int], '{"value": 1}', {"value": 1}),
        (Mapping[str, Sequence[int]], '{"a": [1]}', {"a": [1]}),
        (Literal["a", 1], '{"value": 1}', 1),
        (Literal[Colour.RED], '{"value": "red"}', Colour.RED),
        (Size, '{"value": 1}', Size.SMALL),
        (int | None, '{"value": null}', None),
        (float | int, '{"value": 3}', 3),
        (tuple[int, ...], '{"value": [1, 2]}', (1, 2)),
        (tuple[int, str], '{"value": [1, "a"]}', (1, "a")),
        (frozenset[str], '{"value": ["a"]}', frozenset("a")),
        (UserId, '{"value": 7}', 7),
        (UUID, '{"value": "12345678-1234-5678-1234-567812345678"}', UUID("12345678-1234-5678-1234-567812345678")),
        (dt.date, '{"value": "2026-01-02"}', dt.date(2026, 1, 2)),
        (Any, '{"value": {"a": [1]}}', {"a": [1]}),
        (list, "[1, null]", [1, None]),
        (dict, '{"a": null}', {"a": None}),
    ],
)
def test_an_answer_becomes_a_value(model: Any, text: str, value: Any) -> None:
    made = read_structured(text, model)
    assert made == value
    assert type(made) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        '```json\n{"name": "Ada", "age": 36}\n```',
        '```\n{"name": "Ada", "age": 36}```  \n',
        '<think>Who is {"this"}?\n</think>\n\n{"name": "Ada", "age": 36}',
        '\n <think></think>```json\r\n{"name": "Ada", "age": 36}\r\n```',
    ],
)
def test_what_stands_around_an_answer_is_taken_away(text: str) -> None:
    assert read_structured(text, Person) == Person("Ada", 36)


def test_a_fence_or_a_tag_within_an_answer_stays() -> None:
    text = json.dumps({"name": "</think> ``` <think>", "age": 1})
    assert read_structured(f"```json\n{text}\n```", Person).name == "</think> ``` <think>"


@pytest.mark.parametrize(
    ("model", "text", "problem"),
    [
        (Person, '{"name": "Ada", "age": "36"}', "age: expected an integer, got str '36'"),
        (Person, '{"name": "Ada", "age": 36.0}', "age: expected an integer, got float 36.0"),
        (Person, '{"name": "Ada", "age": true}', "age: expected an integer, got bool True"),
        (Person, '{"name": "Ada"}', "missing 'age'"),
        (Person, '{"name": "Ada", "age": 1, "agee": 2, "x": 3}', "unknown 'agee', 'x'"),
        (Person, '{"name": "Ada", "age": 1, "friends": [{"name": "Bob", "age": 1, "colour": "blue"}]}',
         "friends[0].colour: expected one of 'red', 'green', got str 'blue'"),
        (Person, '{"name": "Ada", "age": 1, "friends": {}}', "friends: expected a list, got dict"),
        (Person, "[]", "expected an object, got list"),
        (Point, '{"x": 1, "y": 100}', "ValueError: '_y' must be < 100.0: 100.0"),
        (Point, '{"x": 1' + "0" * 400 + "}", "x: expected a number that a float can hold, got a long int"),
        (dict[str, int], '{"a": null}', "a: expected an integer, got NoneType None"),
        (tuple[int, int], "[1]", "expected 2 items, got 1"),
        (set[int], "[1, 1]", "the same item twice"),
        (set[list[int]], "[[1]]", "items that a set cannot hold: unhashable type: 'list'"),
        (int | str, "[]", "fits none of 2 types: expected an integer, got list; expected a string, got list"),
        (int | None, '"1"', "expected an integer, got str '1'"),
        (dt.datetime, '"2026-01-02"', "expected a date-time, got str '2026-01-02'"),
        (dt.date, "5", "expected a date, got int 5"),
        (dt.date, '"soon"', "expected a date, got str 'soon'"),
        (Literal["a"], '"b"', "expected 'a', got str 'b'"),
        (Person, "", "expected JSON, got nothing"),
        (Person, "```json\n```", "expected JSON, got nothing"),
        (Person, "<think>So, ", "nothing but reasoning, which does not end"),
        (Person, "Sure! Ada.", "expected JSON, got str 'Sure! Ada.': Expecting value: line 1 column 1 (char 0)"),
        (float, "NaN", "expected JSON, got str 'NaN': NaN is not JSON"),
    ],
)  # fmt: skip
def test_an_answer_that_does_not_fit_is_told_with_its_place(model: Any, text: str, problem: str) -> None:
    with pytest.raises(WireError) as caught:
        read_structured(text, model)
    assert str(caught.value) == problem


@pytest.mark.parametrize("depth", [500, 5_000])
def test_an_answer_nested_too_deeply_is_an_error_of_ours(depth: int) -> None:
    with pytest.raises(WireError, match="nested too deeply"):
        read_structured('{"left": 1, "right": ' * depth + "1" + "}" * depth, Add)


@pytest.mark.parametrize("model", [list[Person], int | None, Literal["a", 1], Tree, Colour])
def test_what_is_no_object_is_asked_for_in_one(model: Any) -> None:
    schema = schema_of(model)
    assert (schema["type"], schema["required"], schema["additionalProperties"]) == ("object", ["value"], False)
    assert list(schema["properties"]) == ["value"]


def test_an_object_with_a_property_called_value_is_not_taken_apart() -> None:
    held = dataclasses.make_dataclass("Held", [("value", int)])
    assert read_structured('{"value": 1}', held) == held(1)


def test_a_string_of_more_than_one_type_keeps_each_apart() -> None:
    schema = schema_of(Literal["a", 1, None])["properties"]["value"]
    assert schema == {"anyOf": [{"type": "string", "enum": ["a"]}, {"type": "integer", "enum": [1]}, {"type": "null"}]}


@pytest.mark.parametrize(
    ("model", "strict"),
    [
        (Person, True),
        (Address, True),
        (list[Point], True),
        (dict[str, int], False),
        (Any, False),
        (Box[Any], False),
        (list[dict[str, Any]], False),
        (set[int], False),
        (tuple[int, str], False),
        (tuple[int, ...], True),
    ],
)
def test_what_strict_mode_refuses_is_not_strict(model: Any, strict: bool) -> None:
    assert response_format_of(model)["json_schema"]["strict"] is strict


@pytest.mark.parametrize(
    ("model", "name"),
    [(Person, "Person"), (list[Person], "list_Person"), (Box[int], "Box_int"), (int | None, "int_None")],
)
def test_a_name_has_only_characters_that_servers_allow(model: Any, name: str) -> None:
    assert response_format_of(model)["json_schema"]["name"] == name


def test_classes_of_one_name_are_kept_apart() -> None:
    one, other = (dataclasses.make_dataclass("Part", [(name, int)]) for name in "ab")
    both = dataclasses.make_dataclass("Both", [("one", one), ("other", other)])
    assert sorted(schema_of(both)["$defs"]) == ["Part", "Part_2"]
    assert read_structured('{"one": {"a": 1}, "other": {"b": 2}}', both) == both(one(1), other(2))


def test_a_class_within_a_function_may_hold_itself() -> None:
    @dataclasses.dataclass
    class Local:
        inner: "Local | None" = None

    assert read_structured('{"inner": {"inner": null}}', Local) == Local(Local())


def test_an_error_of_a_class_that_checks_itself_has_its_place() -> None:
    @dataclasses.dataclass
    class Even:
        number: int

        def __post_init__(self) -> None:
            if self.number % 2:
                raise RuntimeError(f"{self.number} is odd")

    with pytest.raises(WireError, match=r"^\[1\]: RuntimeError: 3 is odd$") as caught:
        read_structured('[{"number": 2}, {"number": 3}]', list[Even])
    assert isinstance(caught.value.__cause__, RuntimeError)


@pytest.mark.parametrize(
    ("model", "problem"),
    [
        (complex, "complex cannot be described as JSON"),
        (list[bytes], "bytes cannot be described"),
        (dict[int, str], "keys of JSON objects are of type str"),
        (Box, "stands for any type"),
        (list["Person"], "'Person' is a name in quotes"),
        (Odd, "Odd cannot be described"),
        (Literal[b"x"], "cannot be described"),
        (Passing, "given: an InitVar is no field"),
        (Unknown, "Unknown: a type hint cannot be looked up"),
        (len, "len cannot be described"),
        (Person("Ada", 1), "cannot be described"),
    ],
)
def test_a_type_that_cannot_be_described_is_refused(model: Any, problem: str) -> None:
    with pytest.raises(TypeError, match=problem):
        response_format_of(model)
    with pytest.raises(TypeError, match=problem):
        read_structured("{}", model)


def test_a_description_never_stands_beside_a_reference() -> None:
    holder = dataclasses.make_dataclass("Holder", [("who", Annotated[Person, "the person"])])
    schema = schema_of(holder)
    assert schema["properties"]["who"] == {"anyOf": [{"$ref": "#/$defs/Person"}], "description": "the person"}
    assert fits({"who": {"name": "a", "age": 1, "colour": "red", "email": None, "friends": []}}, schema)


def test_pydantic_is_not_imported() -> None:
    code = """
import sys, dataclasses
from fivefold._typed import answers, tools
from fivefold.lmstudio import _parsing, _toolrun
Made = dataclasses.make_dataclass("Made", [("a", int)])
assert answers.response_format_of(Made) and answers.read_structured('{"a": 1}', Made) == Made(1)
assert tools.result_text(Made(1)) == '{"a": 1}'
print("pydantic" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
