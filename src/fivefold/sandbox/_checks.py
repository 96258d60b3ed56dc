"""Request validation by declarative tables, with FastAPI's shape of what is wrong. Pure: no I/O.

A *check* takes one raw value and returns the value to use, or raises `CheckError`. A *schema* maps names to fields, a
field holds a check and what stands in for an absent value. Coercions and messages are those of pydantic's lax mode.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard, cast

from fivefold.sandbox._scalars import parse_moment, parse_uuid

__all__ = [
    "ABSENT",
    "REQUIRED",
    "Check",
    "CheckError",
    "Field",
    "Issue",
    "Schema",
    "array",
    "boolean",
    "check_fields",
    "check_object",
    "integer",
    "issue",
    "mapping",
    "moment",
    "number",
    "optional",
    "text",
    "uuid",
]

Issue = dict[str, Any]
"""One entry of a 422 body: type, loc, msg, input, and ctx where pydantic gives one."""

Check = Callable[[Any], Any]


class CheckError(Exception):
    """A value did not pass; `issues` say where (their `loc` relative to the value) and why."""

    def __init__(self, *issues: Issue) -> None:
        super().__init__(*issues)
        self.issues = issues

    def under(self, *place: str | int) -> list[Issue]:
        """The issues as seen from further out: `place` goes in front of each location."""
        return [{**one, "loc": [*place, *one["loc"]]} for one in self.issues]


class _Mark:
    """A default that is no value."""


REQUIRED = _Mark()
"""Default of a field that must be there."""
ABSENT = _Mark()
"""Default of a field that stays out of the result when it is not sent, so that PATCH can tell absent from null."""


@dataclass(frozen=True)
class Field:
    """A field of a body or a query parameter: how to check it, and its default (`REQUIRED`, `ABSENT` or a value)."""

    check: Check
    default: Any = ABSENT


Schema = Mapping[str, Field]


def issue(kind: str, message: str, value: object, *, loc: tuple[str | int, ...] = (), **ctx: object) -> Issue:
    """One entry of a 422 body; `ctx` only when there is something in it, as pydantic does."""
    entry: Issue = {"type": kind, "loc": list(loc), "msg": message, "input": value}
    return {**entry, "ctx": ctx} if ctx else entry


def check_fields(schema: Schema, values: Mapping[str, Any], missing_input: object) -> dict[str, Any]:
    """Check named values against a schema; unknown names are ignored.

    Args:
        schema: the fields, in the order in which they are complained about.
        values: what was sent.
        missing_input: the `input` of a complaint about an absent required field.

    Raises:
        CheckError: all that is wrong, each located by the field's name.
    """
    result: dict[str, Any] = {}
    issues: list[Issue] = []
    for name, field in schema.items():
        if name in values:
            try:
                result[name] = field.check(values[name])
            except CheckError as wrong:
                issues += wrong.under(name)
        elif field.default is REQUIRED:
            issues.append(issue("missing", "Field required", missing_input, loc=(name,)))
        elif field.default is not ABSENT:
            result[name] = field.default
    if issues:
        raise CheckError(*issues)
    return result


def check_object(schema: Schema, value: object) -> dict[str, Any]:
    """Check a JSON body against a schema. Raises `CheckError`, also when the value is no object."""
    if not isinstance(value, dict):
        message = "Input should be a valid dictionary or object to extract fields from"
        raise CheckError(issue("model_attributes_type", message, value))
    body = cast("dict[str, Any]", value)
    return check_fields(schema, body, missing_input=body)


def optional(check: Check) -> Check:
    """Let null pass."""
    return lambda value: None if value is None else check(value)


def text(*, min_length: int = 0, max_length: int | None = None, pattern: str | None = None) -> Check:
    """A string within the given bounds (characters) that matches the pattern."""

    def check(value: Any) -> str:
        if not isinstance(value, str):
            raise CheckError(issue("string_type", "Input should be a valid string", value))
        if len(value) < min_length:
            message = f"String should have at least {min_length} character{'s' * (min_length != 1)}"
            raise CheckError(issue("string_too_short", message, value, min_length=min_length))
        if max_length is not None and len(value) > max_length:
            message = f"String should have at most {max_length} character{'s' * (max_length != 1)}"
            raise CheckError(issue("string_too_long", message, value, max_length=max_length))
        if pattern is not None and not re.search(pattern, value):
            raise CheckError(
                issue("string_pattern_mismatch", f"String should match pattern '{pattern}'", value, pattern=pattern)
            )
        return value

    return check


_INTEGER = re.compile(r"\s*[+-]?\d+(_\d+)*(\.0*)?\s*")
_MOST_DIGITS = 4300
_LARGEST_FLOAT = 2.0**63


def _whole(value: Any) -> int:
    if isinstance(value, int):
        return int(value)
    if not isinstance(value, str | float):
        raise CheckError(issue("int_type", "Input should be a valid integer", value))
    too_large = len(value) > _MOST_DIGITS if isinstance(value, str) else abs(value) >= _LARGEST_FLOAT
    if too_large:
        message = "Unable to parse input string as an integer, exceeded maximum size"
        raise CheckError(issue("int_parsing_size", message, value))
    if isinstance(value, float) and not value.is_integer():
        message = "Input should be a valid integer, got a number with a fractional part"
        raise CheckError(issue("int_from_float", message, value))
    if isinstance(value, str) and not _INTEGER.fullmatch(value):
        message = "Input should be a valid integer, unable to parse string as an integer"
        raise CheckError(issue("int_parsing", message, value))
    return int(value.partition(".")[0] if isinstance(value, str) else value)


def integer(*, ge: int | None = None, le: int | None = None) -> Check:
    """A whole number within the bounds; numeric strings, whole floats and booleans are coerced."""

    def check(value: Any) -> int:
        whole = _whole(value)
        if ge is not None and whole < ge:
            raise CheckError(
                issue("greater_than_equal", f"Input should be greater than or equal to {ge}", value, ge=ge)
            )
        if le is not None and whole > le:
            raise CheckError(issue("less_than_equal", f"Input should be less than or equal to {le}", value, le=le))
        return whole

    return check


def number(value: Any) -> float:
    """A JSON number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise CheckError(issue("float_type", "Input should be a valid number", value))
    return float(value)


_BOOLEANS: Mapping[object, bool] = {
    **dict.fromkeys(("0", "off", "f", "false", "n", "no", 0), False),
    **dict.fromkeys(("1", "on", "t", "true", "y", "yes", 1), True),
}


def boolean(value: Any) -> bool:
    """A boolean, or one of the usual words and numbers for it."""
    key = value.lower() if isinstance(value, str) else value
    if isinstance(key, str | int | float) and key in _BOOLEANS:
        return _BOOLEANS[key]
    if isinstance(value, str | int):
        raise CheckError(issue("bool_parsing", "Input should be a valid boolean, unable to interpret input", value))
    raise CheckError(issue("bool_type", "Input should be a valid boolean", value))


def uuid(value: Any) -> str:
    """A UUID in any of its spellings; the result is the canonical one."""
    if not isinstance(value, str):
        raise CheckError(issue("uuid_type", "UUID input should be a string, bytes or UUID object", value))
    try:
        return parse_uuid(value)
    except ValueError as error:
        raise CheckError(
            issue("uuid_parsing", f"Input should be a valid UUID, {error}", value, error=str(error))
        ) from None


def moment(value: Any) -> Any:
    """A time in any of the forms of `parse_moment`; the result is an aware UTC datetime."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise CheckError(issue("datetime_type", "Input should be a valid datetime", value))
    try:
        return parse_moment(str(value))
    except ValueError as error:
        message = f"Input should be a valid datetime or date, {error}"
        raise CheckError(issue("datetime_from_date_parsing", message, value, error=str(error))) from None


def mapping(value: Any) -> dict[str, Any]:
    """A JSON object with anything in it."""
    if not isinstance(value, dict):
        raise CheckError(issue("dict_type", "Input should be a valid dictionary", value))
    return cast("dict[str, Any]", value)


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def array(item: Check, *, min_length: int = 0) -> Check:
    """A list whose items pass `item`, with at least `min_length` of them."""

    def check(value: Any) -> list[Any]:
        if not _is_list(value):
            raise CheckError(issue("list_type", "Input should be a valid list", value))
        items = value
        if len(items) < min_length:
            least = f"{min_length} item{'s' * (min_length != 1)}"
            message = f"List should have at least {least} after validation, not {len(items)}"
            bounds = issue(
                "too_short", message, items, field_type="List", min_length=min_length, actual_length=len(items)
            )
            raise CheckError(bounds)
        result: list[Any] = []
        issues: list[Issue] = []
        for index, one in enumerate(items):
            try:
                result.append(item(one))
            except CheckError as wrong:
                issues += wrong.under(index)
        if issues:
            raise CheckError(*issues)
        return result

    return check
