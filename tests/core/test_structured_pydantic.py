"""Types of pydantic's as the form of an answer."""

import dataclasses
import datetime as dt
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, HttpUrl, RootModel, field_validator
from pydantic.dataclasses import dataclass as pydantic_dataclass

from fivefold._codec import WireError
from fivefold._typed.answers import read_structured, response_format_of
from fivefold._typed.strict import tightened
from fivefold._typed.tools import result_text, tool_of


class Address(BaseModel):
    street: str = Field(min_length=1, description="without the number")
    town: str = "Turin"


class Person(BaseModel):
    """Somebody."""

    name: str
    age: int | None = None
    home: Address = Field(description="where she lives")
    friends: "list[Person]" = []
    born: dt.date | None = Field(default=None, alias="birthday")


class Cat(BaseModel):
    kind: Literal["cat"]
    lives: int = 9


class Dog(BaseModel):
    kind: Literal["dog"]
    home: Address


class Pet(BaseModel):
    animal: Annotated[Cat | Dog, Field(discriminator="kind")]


class Loose(BaseModel):
    model_config = ConfigDict(extra="allow")
    a: int = 1


class Names(RootModel[list[str]]):
    pass


@pydantic_dataclass
class Pair:
    first: int
    second: int = 2


@dataclasses.dataclass
class Mixed:
    """Ours, with pydantic's within."""

    person: Person
    page: HttpUrl
    share: Annotated[float, Field(gt=0, le=1)]


class Even(BaseModel):
    number: int

    @field_validator("number")
    @classmethod
    def _even(cls, number: int) -> int:
        if number % 2:
            raise ValueError(f"{number} is odd")
        return number


def schema_of(model: Any) -> Any:
    return response_format_of(model)["json_schema"]["schema"]


def objects_in(schema: Any) -> list[Any]:
    """Every schema of an object with named properties, wherever it is."""
    parts = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    own = [schema] if isinstance(schema, dict) and isinstance(schema.get("properties"), dict) else []
    return own + [found for part in parts for found in objects_in(part)]


@pytest.mark.parametrize("model", [Person, Pet, Pair, Mixed, list[Person], Names, Person | None])
def test_every_object_is_closed_and_requires_all(model: Any) -> None:
    told = response_format_of(model)["json_schema"]
    assert told["strict"] is True
    found = objects_in(told["schema"])
    assert found
    assert all(each["additionalProperties"] is False for each in found)
    assert all(each["required"] == list(each["properties"]) for each in found)
    assert all("default" not in held for each in found for held in each["properties"].values())


def test_what_pydantic_says_about_a_field_stays() -> None:
    schema = schema_of(Person)
    assert schema["description"] == "Somebody."
    assert schema["properties"]["age"]["anyOf"] == [{"type": "integer"}, {"type": "null"}]
    assert schema["properties"]["home"]["description"] == "where she lives"
    (ref,) = schema["properties"]["home"]["anyOf"]
    street = schema["$defs"][ref["$ref"].removeprefix("#/$defs/")]["properties"]["street"]
    assert (street["minLength"], street["description"]) == (1, "without the number")
    assert "birthday" in schema["properties"]


def test_a_reference_in_an_all_of_of_its_own_is_a_reference() -> None:
    assert tightened({"allOf": [{"$ref": "#/$defs/A"}]}) == {"$ref": "#/$defs/A"}
    assert tightened({"allOf": [{"$ref": "#/$defs/A"}], "default": 1, "title": "B"}) == {
        "anyOf": [{"$ref": "#/$defs/A"}],
        "title": "B",
    }


def test_types_told_apart_by_a_property_are_any_of() -> None:
    animal = schema_of(Pet)["properties"]["animal"]
    assert [option["$ref"].rpartition("_")[2] for option in animal["anyOf"]] == ["Cat", "Dog"]
    assert not {"oneOf", "discriminator"} & animal.keys()


def test_a_model_that_takes_more_stays_open() -> None:
    told = response_format_of(Loose)["json_schema"]
    assert told["schema"]["additionalProperties"] is True
    assert told["strict"] is False
    made = read_structured('{"a": 1, "b": 2}', Loose)
    assert made.model_extra == {"b": 2}


@pytest.mark.parametrize(
    ("model", "text", "value"),
    [
        (
            Person,
            '{"name": "Ada", "home": {"street": "Via Po"}, "birthday": "1815-12-10", "friends": []}',
            Person(name="Ada", home=Address(street="Via Po"), birthday=dt.date(1815, 12, 10)),
        ),
        (Pet, '{"animal": {"kind": "cat"}}', Pet(animal=Cat(kind="cat"))),
        (Pair, '{"first": 1}', Pair(1)),
        (Names, '{"value": ["a"]}', Names(["a"])),
        (list[Pair], '{"value": [{"first": 1, "second": 3}]}', [Pair(1, 3)]),
        (dict[str, Pair], '{"a": {"first": 1}}', {"a": Pair(1)}),
        (
            Mixed,
            '{"person": {"name": "a", "home": {"street": "b"}}, "page": "https://x.example/", "share": 1}',
            Mixed(Person(name="a", home=Address(street="b")), HttpUrl("https://x.example/"), 1.0),
        ),
    ],
)
def test_an_answer_becomes_a_value(model: Any, text: str, value: Any) -> None:
    assert read_structured(text, model) == value


@pytest.mark.parametrize(
    ("model", "text", "problem"),
    [
        (Person, '{"name": 1, "home": {"street": "b"}}', "name: Input should be a valid string"),
        (Person, '{"name": "a", "age": "3", "home": {"street": "b"}}', "age: Input should be a valid integer"),
        (Person, '{"name": "a", "home": {"street": ""}}', "home.street: String should have at least 1 character"),
        (Person, "{}", r"name: Field required \(and 1 more\)"),
        (list[Pair], '[{"first": 1}, {"first": "1"}]', r"\[1\].first: Input should be a valid integer"),
        (Mixed, '{"person": {"name": "a", "home": {"street": "b"}}, "page": "https://x.example", "share": 2}',
         "share: Input should be less than or equal to 1"),
        (Even, '{"number": 3}', "number: Value error, 3 is odd"),
    ],
)  # fmt: skip
def test_an_answer_that_does_not_fit_is_told_with_its_place(model: Any, text: str, problem: str) -> None:
    with pytest.raises(WireError, match=f"^{problem}"):
        read_structured(text, model)


def test_a_model_that_pydantic_cannot_describe_is_refused() -> None:
    class Holder(BaseModel):
        model_config = ConfigDict(arbitrary_types_allowed=True)
        what: object_of_ours

    with pytest.raises(TypeError, match="pydantic cannot describe"):
        response_format_of(Holder)


class object_of_ours:  # noqa: N801
    """Nothing that JSON has a form for."""


def test_a_tool_takes_and_returns_models() -> None:
    def move(person: Person, to: Address) -> Person:
        """Move somebody."""
        return person.model_copy(update={"home": to})

    tool = tool_of(move)
    definitions = tool.definition["function"]["parameters"]["$defs"]
    assert {"Person", "Address"} <= definitions.keys()
    given = {"person": {"name": "Ada", "home": {"street": "Via Po"}}, "to": {"street": "Corso"}}
    assert '"street": "Corso"' in result_text(tool.run(given))
