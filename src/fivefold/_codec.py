"""Between JSON values and Python values, one small codec per shape of a schema. No I/O.

`read` takes what `json.loads` gives and never loses anything; `write` takes what a caller gives and makes
what `json.dumps` takes. Both raise `WireError`, which knows the path to the value at fault.
"""

import datetime as _dt
import math
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

if TYPE_CHECKING:

    from ._model import Model


class WireError(Exception):
    """A value that does not fit its schema: on reading the server's, on writing the caller's."""

    def __init__(self, problem: str, kind: type[Exception] = TypeError) -> None:
        super().__init__(problem)
        self.problem = problem
        self.kind = kind
        self.path: list[str | int] = []

    def within(self, step: str | int) -> Self:
        """The same error, seen from the object or array that holds the value."""
        self.path.insert(0, step)
        return self

    def __str__(self) -> str:
        steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        where = "".join(steps).removeprefix(".")
        return f"{where}: {self.problem}" if where else self.problem


class Codec:
    """A shape: how to read its JSON value, and how to write its Python value."""

    __slots__ = ("item", "model", "read", "write")

    def __init__(
        self,
        read: Callable[[Any], Any],
        write: Callable[[Any], Any],
        *,
        item: "Codec | None" = None,
        model: "Callable[[], type[Model]] | None" = None,
    ) -> None:
        self.read = read
        self.write = write
        self.item = item
        self.model = model

    def secrets(self, wire: Any) -> Iterator[str]:
        """The strings in a written value that its schema marks as secret."""
        if isinstance(wire, list) and self.item is not None:
            for value in wire:
                yield from self.item.secrets(value)
        elif isinstance(wire, dict) and self.model is not None:
            for field in self.model().wire_fields():
                if field.key in wire:
                    held = wire[field.key]
                    yield from texts(held) if field.secret else field.codec.secrets(held)
        elif isinstance(wire, dict) and self.item is not None:
            for value in wire.values():
                yield from self.item.secrets(value)


def texts(value: Any) -> Iterator[str]:
    """Every string in a JSON value, keys of objects aside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for held in value.values():
            yield from texts(held)
    elif isinstance(value, list | tuple):
        for held in value:
            yield from texts(held)


def told(value: Any) -> str:
    shown = repr(value)
    return f"{type(value).__name__} {shown if len(shown) <= 60 else shown[:57] + '...'}"


def _scalar(name: str, accept: Callable[[Any], bool]) -> Codec:
    def check(value: Any) -> Any:
        if accept(value):
            return value
        raise WireError(f"expected {name}, got {told(value)}")

    return Codec(check, check)


def _read_int(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    raise WireError(f"expected an integer, got {told(value)}")


def _write_int(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise WireError(f"expected an integer, got {told(value)}")


def _read_float(value: Any) -> float:
    if isinstance(value, float | int) and not isinstance(value, bool):
        return value
    raise WireError(f"expected a number, got {told(value)}")


def _write_float(value: Any) -> float:
    number = _read_float(value)
    if not math.isfinite(number):
        raise WireError(f"expected a finite number, got {value!r}", ValueError)
    return number


def read_time(value: Any) -> _dt.datetime:
    """An aware UTC time from any ISO 8601 spelling; a naive one means UTC."""
    if not isinstance(value, str):
        raise WireError(f"expected a date-time, got {told(value)}")
    try:
        time = _dt.datetime.fromisoformat(value)
    except ValueError:
        time = _read_rare_time(value)
    try:
        return time.replace(tzinfo=_dt.UTC) if time.tzinfo is None else time.astimezone(_dt.UTC)
    except OverflowError as error:
        raise WireError(f"expected a date-time, got {told(value)}", ValueError) from error


def _read_rare_time(value: str) -> _dt.datetime:
    from dateutil.parser import isoparse  # only the spellings that the standard library refuses need it

    try:
        return isoparse(value)
    except (ValueError, OverflowError) as error:
        raise WireError(f"expected a date-time, got {told(value)}", ValueError) from error


def write_time(value: Any) -> str:
    """ISO 8601 in UTC with a Z; a naive time means UTC. A string is passed on as it is."""
    if isinstance(value, str):
        return value
    if isinstance(value, _dt.datetime):
        aware = value.replace(tzinfo=_dt.UTC) if value.tzinfo is None else value.astimezone(_dt.UTC)
        return aware.isoformat().replace("+00:00", "Z")
    return _write_date(value)


def _read_date(value: Any) -> _dt.date:
    try:
        return _dt.date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise WireError(f"expected a date, got {told(value)}") from error


def _write_date(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, _dt.date):
        return value.isoformat()
    raise WireError(f"expected a date or a time, got {told(value)}")


def _read_uuid(value: Any) -> UUID:
    try:
        return UUID(value)
    except (TypeError, ValueError, AttributeError) as error:
        raise WireError(f"expected a UUID, got {told(value)}") from error


def _write_uuid(value: Any) -> str:
    if isinstance(value, UUID | str):
        return str(value)
    raise WireError(f"expected a UUID or str, got {told(value)}")


def write_any(value: Any) -> Any:
    """Free-form JSON: models, times, UUIDs and mappings within it are written too."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return _write_float(value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, _dt.date):
        return write_time(value)
    if isinstance(value, Mapping):
        return write_object(value, write_any)
    if isinstance(value, list | tuple):
        return write_items(value, write_any)
    if hasattr(value, "to_dict"):
        return value.to_dict()
    raise WireError(f"expected a JSON value, got {told(value)}")


def write_items(values: Any, write: Callable[[Any], Any]) -> list[Any]:
    if isinstance(values, str | bytes | Mapping) or not hasattr(values, "__iter__"):
        raise WireError(f"expected a list, got {told(values)}")
    return _each(values, write)


def read_items(values: Any, read: Callable[[Any], Any]) -> list[Any]:
    if not isinstance(values, list):
        raise WireError(f"expected a list, got {told(values)}")
    return _each(values, read)


def _each(values: Any, step: Callable[[Any], Any]) -> list[Any]:
    done: list[Any] = []
    try:
        for value in values:
            done.append(step(value))
    except WireError as error:
        raise error.within(len(done)) from error.__cause__
    return done


def write_object(values: Any, write: Callable[[Any], Any]) -> dict[str, Any]:
    if not isinstance(values, Mapping):
        raise WireError(f"expected a mapping, got {told(values)}")
    done: dict[str, Any] = {}
    for key, value in values.items():
        if not isinstance(key, str):
            raise WireError(f"expected keys of type str, got {told(key)}")
        try:
            done[key] = write(value)
        except WireError as error:
            raise error.within(key) from error.__cause__
    return done


ANY = Codec(lambda value: value, write_any)
STR = _scalar("a string", lambda value: isinstance(value, str))
BOOL = _scalar("true or false", lambda value: isinstance(value, bool))
NULL = _scalar("null", lambda value: value is None)
INT = Codec(_read_int, _write_int)
FLOAT = Codec(_read_float, _write_float)
TIME = Codec(read_time, write_time)
DATE = Codec(_read_date, _write_date)
ID = Codec(_read_uuid, _write_uuid)
