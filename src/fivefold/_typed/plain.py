"""Types that stand for themselves in JSON: scalars, times, literals, enums. No I/O."""

import datetime as _dt
import math
import re
from collections.abc import Callable, Iterable, Sequence
from types import NoneType
from typing import Any, NamedTuple, TypeVar, get_origin
from uuid import UUID

from .._codec import BOOL, ID, NULL, STR, WireError, told

Schema = dict[str, Any]

_KINDS: dict[type, str] = {bool: "boolean", int: "integer", float: "number", str: "string", NoneType: "null"}


class Shape(NamedTuple):
    """A described type: its JSON schema, and what makes a value of it. `read` raises WireError."""

    schema: Schema
    read: Callable[[Any], Any]


def _read_int(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise WireError(f"expected an integer, got {told(value)}")


def _read_float(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise WireError(f"expected a number, got {told(value)}")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if math.isfinite(number):
        return number
    raise WireError(f"expected a number that a float can hold, got {told(value)}", ValueError)


def _timely(name: str, parse: Callable[[str], Any], shortest: int = 0) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if isinstance(value, str) and len(value) >= shortest:
            try:
                return parse(value)
            except ValueError:
                pass
        raise WireError(f"expected {name}, got {told(value)}")

    return read


#: A date alone is no date-time, though Python reads it as one.
_SHORTEST_TIME = 13

SCALARS: dict[Any, Shape] = {
    str: Shape({"type": "string"}, STR.read),
    bool: Shape({"type": "boolean"}, BOOL.read),
    int: Shape({"type": "integer"}, _read_int),
    float: Shape({"type": "number"}, _read_float),
    NoneType: Shape({"type": "null"}, NULL.read),
    _dt.datetime: Shape(
        {"type": "string", "format": "date-time"},
        _timely("a date-time", _dt.datetime.fromisoformat, _SHORTEST_TIME),
    ),
    _dt.date: Shape({"type": "string", "format": "date"}, _timely("a date", _dt.date.fromisoformat)),
    _dt.time: Shape({"type": "string", "format": "time"}, _timely("a time", _dt.time.fromisoformat)),
    UUID: Shape({"type": "string", "format": "uuid"}, ID.read),
    Any: Shape({}, lambda value: value),
    object: Shape({}, lambda value: value),
}


def is_scalar(hint: Any) -> bool:
    """Whether a type is one of those that stand for themselves; some hints cannot be looked up in a dict."""
    return isinstance(hint, type) and hint in SCALARS


def described(schema: Schema, description: str | None) -> Schema:
    """The schema with a description; nothing may stand beside a reference."""
    if not description:
        return schema
    return {**({"anyOf": [schema]} if "$ref" in schema else schema), "description": description}


def description_in(metadata: Iterable[Any]) -> str | None:
    """The first text among the metadata of an Annotated, or of a `Doc` among them."""
    texts = (getattr(item, "documentation", item) for item in metadata)
    return next((text for text in texts if isinstance(text, str)), None)


def name_of(hint: Any) -> str:
    """A name for a type that JSON schemas and OpenAI allow: letters, digits, _ and -, 1 to 64 of them."""
    plain = get_origin(hint) is None and isinstance(getattr(hint, "__name__", None), str)
    told_name = hint.__name__ if plain else re.sub(r"[\w.]+\.", "", str(hint))
    return re.sub(r"[^A-Za-z0-9_-]+", "_", told_name).strip("_")[:64] or "answer"


def read_part(step: str | int, read: Callable[[Any], Any], value: Any) -> Any:
    """Read a part of a value; an error tells where it is."""
    try:
        return read(value)
    except WireError as error:
        raise error.within(step) from error.__cause__


def one_of(pairs: Sequence[tuple[Any, Any]], hint: Any) -> Shape:
    """One of a fixed set: of pairs of JSON values and what they stand for. Raises TypeError for others than scalars."""
    if not pairs or any(type(value) not in _KINDS for value, _ in pairs):
        raise indescribable(hint)
    kinds: dict[str, list[Any]] = {}
    for value, _ in pairs:
        kinds.setdefault(_KINDS[type(value)], []).append(value)
    options: list[Schema] = [
        {"type": kind} if kind == "null" else {"type": kind, "enum": values} for kind, values in kinds.items()
    ]

    def read(value: Any) -> Any:
        for known, meant in pairs:
            if value == known and (type(value) is type(known) or (type(value), type(known)) == (int, float)):
                return meant
        choice = ", ".join(repr(known) for known, _ in pairs)
        raise WireError(f"expected {'one of ' * (len(pairs) > 1)}{choice}, got {told(value)}")

    return Shape(options[0] if len(options) == 1 else {"anyOf": options}, read)


def indescribable(hint: Any) -> TypeError:
    """The error for a type that has no form in JSON, or none that can be found out."""
    if isinstance(hint, TypeVar):
        return TypeError(f"{hint} stands for any type: say which, as in Box[int]")
    if isinstance(hint, str) or hasattr(hint, "__forward_arg__"):
        shown = told(hint) if isinstance(hint, str) else repr(hint)
        return TypeError(f"{shown} is a name in quotes: give the type itself")
    shown = hint if type(hint).__module__ in ("typing", "types") else told(hint)
    return TypeError(
        f"{getattr(hint, '__qualname__', shown)} cannot be described as JSON: give a pydantic model, a dataclass, "
        "an attrs class, a TypedDict, or a hint made of these and of plain types"
    )
