"""Types to ask a model for."""

import dataclasses
import datetime as dt
from enum import Enum, IntEnum, StrEnum
from typing import Annotated, Generic, NewType, NotRequired, Required, TypedDict, TypeVar

import attrs
from typing_extensions import TypeAliasType

T = TypeVar("T")


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Size(IntEnum):
    SMALL = 1


@dataclasses.dataclass
class Person:
    """Somebody who is talked about.

    More about this class.
    """

    name: Annotated[str, "the full name"]
    age: int
    colour: Colour = Colour.RED
    email: str | None = dataclasses.field(default=None, metadata={"description": "where to write to"})
    friends: "list[Person]" = dataclasses.field(default_factory=list)
    made_up: int = dataclasses.field(default=0, init=False)


@attrs.define
class Point:
    x: float
    _y: float = attrs.field(default=0.0, validator=attrs.validators.lt(100.0))


class Address(TypedDict, total=False):
    street: Required[str]
    number: int


class Note(TypedDict):
    text: str
    at: NotRequired[dt.datetime]


@dataclasses.dataclass
class Box(Generic[T]):
    held: T
    more: list[T]


@dataclasses.dataclass
class Add:
    left: "Expression"
    right: "Expression"


Expression = int | Add
Tree = TypeAliasType("Tree", dict[str, dict[str, int]] | int)
UserId = NewType("UserId", int)


class Odd(Enum):
    ONE = (1, 2)


@dataclasses.dataclass
class Passing:
    given: dataclasses.InitVar[int]


@dataclasses.dataclass
class Unknown:
    what: "Nowhere"  # type: ignore[name-defined]  # noqa: F821
