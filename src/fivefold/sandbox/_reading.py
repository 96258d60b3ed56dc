"""Reads and validates requests the way FastAPI does, or more strictly where its quirks are off."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from starlette.requests import Request

from fivefold.sandbox._checks import Check, CheckError, Issue, Schema, check_fields, check_object, issue
from fivefold.sandbox._world import World

__all__ = ["MANNERS", "Call", "Readable", "ReportedError", "read_call"]

MANNERS: Mapping[str, str] = {
    "ignored_parameters": "Unknown query parameters are ignored, so a misspelt filter returns everything.",
    "lax_values": "Values of another type are coerced: numbers and truths given as text, times given as numbers.",
    "one_allowed_method": "A 405 names a single allowed method, whichever others the path has.",
    "swallowed_paths": "A method that a literal path lacks is tried with that path as an id: 422 instead of 405.",
    "undecodable_body_400": "A JSON body that is not UTF-8 is a 400; only other errors of the body are 422.",
}
"""The quirks that every FastAPI service has; it lists them among its own."""


class ReportedError(Exception):
    """An error the service means to report: `{"detail": detail}` with the given status."""

    def __init__(self, status: int, detail: str | Sequence[Issue]) -> None:
        super().__init__(status, detail)
        self.status = status
        self.detail = detail


@dataclass(frozen=True)
class Call:
    """A validated request.

    Attributes:
        path: the path's parameters, checked.
        query: the query parameters the operation has, checked, with defaults.
        body: the body's fields, checked; an absent field without a default is absent. Of a body that is no object,
            what its check returned.
        caller: what the operation's guard returned, None without one.
    """

    path: Mapping[str, Any]
    query: Mapping[str, Any]
    body: Any
    caller: Any = None


class Readable(Protocol):
    """The part of an operation that says what its requests hold."""

    @property
    def path_fields(self) -> Schema: ...
    @property
    def query(self) -> Schema: ...
    @property
    def body(self) -> Schema | Check | None: ...


async def read_call(operation: Readable, request: Request, world: World) -> Call:
    """Check path, query and body.

    Raises:
        ReportedError: 422 with everything that is wrong; alone, what is wrong with the body as a whole.
    """
    raw_body = await _json_body(request, world) if operation.body is not None else None
    raw_query = dict(request.query_params)
    issues: list[Issue] = []
    path = _part(issues, "path", lambda: check_fields(operation.path_fields, request.path_params, None))
    query = _part(issues, "query", lambda: check_fields(operation.query, raw_query, None))
    body = _part(issues, "body", lambda: _check_body(operation.body, raw_body))
    if not world.has("ignored_parameters"):
        issues += _unknown(raw_query, operation.query)
    if not world.has("lax_values"):
        issues += _coerced("query", raw_query, query, _is_time_as_number)
        issues += _coerced("body", raw_body, body, _is_other_type)
    if issues:
        raise ReportedError(422, issues)
    return Call(path, query, body)


def _part(issues: list[Issue], place: str, check: Callable[[], Any]) -> Any:
    try:
        return check()
    except CheckError as wrong:
        issues += wrong.under(place)
        return {}


_NO_BODY = object()


def _check_body(schema: Schema | Check | None, raw: object) -> Any:
    if schema is None:
        return {}
    if raw is _NO_BODY:
        raise CheckError(issue("missing", "Field required", None))
    return schema(raw) if callable(schema) else check_object(schema, raw)


async def _json_body(request: Request, world: World) -> object:
    """The body if it is declared to be JSON; other bodies stay text, and fail validation later."""
    content = await request.body()
    if not content:
        return _NO_BODY
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json" and not (kind.startswith("application/") and kind.endswith("+json")):
        return content.decode(errors="replace")
    try:
        return json.loads(content)
    except json.JSONDecodeError as error:
        raise _invalid_json(error.pos, error.msg) from None
    except UnicodeDecodeError as error:
        if world.has("undecodable_body_400"):
            raise ReportedError(400, "There was an error parsing the body") from None
        raise _invalid_json(error.start, error.reason) from None


def _invalid_json(position: int, reason: str) -> ReportedError:
    return ReportedError(422, [issue("json_invalid", "JSON decode error", {}, loc=("body", position), error=reason)])


def _unknown(raw: Mapping[str, str], schema: Schema) -> list[Issue]:
    message = "Extra inputs are not permitted"
    return [
        issue("extra_forbidden", message, raw[name], loc=("query", name)) for name in sorted(raw.keys() - schema.keys())
    ]


def _coerced(place: str, raw: object, checked: Any, is_coerced: Callable[[Any, Any], bool]) -> list[Issue]:
    """Complaints about the values that were taken for what they are not."""
    message = "Input should be of its own type"
    return [
        issue("strict_type", message, value, loc=(place, *loc))
        for loc, value, taken in _pairs(raw, checked)
        if is_coerced(value, taken)
    ]


def _pairs(raw: Any, checked: Any, *loc: str | int) -> Iterator[tuple[tuple[str | int, ...], Any, Any]]:
    """Each single value with what it was taken for, and where it is."""
    if _both(dict, raw, checked):
        for name in [one for one in checked if one in raw]:
            yield from _pairs(raw[name], checked[name], *loc, name)
    elif _both(list, raw, checked) and len(raw) == len(checked):
        for index, (one, other) in enumerate(zip(raw, checked, strict=True)):
            yield from _pairs(one, other, *loc, index)
    elif loc:
        yield loc, raw, checked


def _both(kind: type, one: Any, other: Any) -> bool:
    return isinstance(one, kind) and isinstance(other, kind)


_NUMBER = re.compile(r"[+-]?\d+(\.\d*)?")


def _is_time_as_number(raw: Any, value: Any) -> bool:
    return isinstance(value, datetime) and bool(_NUMBER.fullmatch(str(raw)))


def _is_other_type(raw: Any, value: Any) -> bool:
    """To JSON Schema a whole float is an integer, and an integer a number; a time is a text; all else has one type.

    A check that makes nothing of a blank text has coerced nothing.
    """
    if isinstance(value, datetime):
        return _is_time_as_number(raw, value)
    return value is not None and type(raw) is not type(value) and {type(raw), type(value)} != {int, float}
