"""Between JSON values and Python values, one small codec per shape of a schema. No I/O.

`read` takes what `json.loads` gives and never loses anything; `write` takes what a caller gives and makes
what `json.dumps` takes. Both raise `WireError`, which knows the path to the value at fault.
"""

import datetime as _dt
import math
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Self, TypeGuard
from uuid import UUID

if TYPE_CHECKING:
    from ._model import Model

_LONGEST_PATH = 12
_UTC, _read_iso = _dt.UTC, _dt.datetime.fromisoformat


class WireError(Exception):
    """A value that does not fit its schema: on reading the server's, on writing the caller's."""

    def __init__(self, problem: str, kind: type[Exception] = TypeError) -> None:
        super().__init__(problem)
        self.problem = problem
        self.kind = kind
        self.path: list[str | int] = []

    @classmethod
    def too_deep(cls) -> Self:
        """The error for a value that Python cannot walk through: nested too deeply, or within itself."""
        return cls("nested too deeply", ValueError)

    def within(self, step: str | int) -> Self:
        """The same error, seen from the object or array that holds the value."""
        self.path.insert(0, step)
        return self

    def __str__(self) -> str:
        steps = [f"[{step}]" if isinstance(step, int) else f".{step[:60]}" for step in self.path]
        if len(steps) > _LONGEST_PATH:
            steps[_LONGEST_PATH // 2 : -_LONGEST_PATH // 2] = [" ... "]
        where = "".join(steps).removeprefix(".")
        return f"{where}: {self.problem}" if where else self.problem


class Codec:
    """A shape: how to read its JSON value, and how to write its Python value.

    `item` is the shape of what it holds, `options` are the shapes it may take, `model` is the class it reads to, `form`
    is what it is made of these by: array, mapping, nullable or model.
    """

    __slots__ = ("form", "item", "model", "options", "read", "write")

    def __init__(
        self,
        read: Callable[[Any], Any],
        write: Callable[[Any], Any],
        *,
        item: "Codec | None" = None,
        options: "tuple[Codec, ...]" = (),
        model: "Callable[[], type[Model]] | None" = None,
        form: str = "",
    ) -> None:
        self.read, self.write = read, write
        self.item, self.options, self.model, self.form = item, options, model, form

    def secrets(self, wire: Any) -> Iterator[str]:
        """The strings in a written value that its schema marks as secret."""
        for option in self.options:
            yield from option.secrets(wire)
        if is_array(wire) and self.item is not None:
            for value in wire:
                yield from self.item.secrets(value)
        elif is_object(wire) and self.model is not None:
            for field in self.model().wire_fields():
                if field.key in wire:
                    held = wire[field.key]
                    yield from texts(held) if field.secret else field.codec.secrets(held)
        elif is_object(wire) and self.item is not None:
            for value in wire.values():
                yield from self.item.secrets(value)


def is_object(value: Any) -> TypeGuard[Mapping[Any, Any]]:
    """Whether it stands for a JSON object."""
    return isinstance(value, (dict, Mapping))


def is_array(value: Any) -> "TypeGuard[list[Any] | tuple[Any, ...]]":
    """Whether it stands for a JSON array."""
    return isinstance(value, (list, tuple))


def is_model(value: Any) -> "TypeGuard[Model]":
    """Whether it is an instance of a generated class; asked without loading what those are made of."""
    return hasattr(value.__class__, "wire_fields")


def texts(value: Any) -> Iterator[str]:
    """Every string in a JSON value that is not empty, keys of objects aside."""
    if isinstance(value, str):
        if value:
            yield value
    elif is_object(value) or is_array(value):
        for held in value.values() if is_object(value) else value:
            yield from texts(held)


def told(value: Any) -> str:
    """The type of a value for a message, and the value if it is short: nobody would hide the head of a secret."""
    kind = type(value)
    if kind not in (str, int, float, bool, type(None)):  # of any other, the repr may be deep, long or broken
        return kind.__name__
    shown = "" if kind is int and abs(value) > 1e60 else repr(value[:60] if kind is str else value)
    return f"{kind.__name__} {shown}" if 0 < len(shown) <= 60 else f"a long {kind.__name__}"


def _reader(name: str, kind: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if isinstance(value, kind):
            return value
        raise WireError(f"expected {name}, got {told(value)}")

    return read


def _parser(name: str, parse: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        try:
            return parse(value)
        except (TypeError, ValueError, AttributeError) as error:
            raise WireError(f"expected {name}, got {told(value)}") from error

    return read


_read_text = _reader("a string", str)
_read_bool = _reader("true or false", bool)


def _write_text(value: Any) -> str:
    return value if type(value) is str else str.__str__(_read_text(value))


def _write_int(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    raise WireError(f"expected an integer, got {told(value)}")


def _read_int(value: Any) -> int:
    return int(value) if isinstance(value, float) and value.is_integer() else _write_int(value)


def _read_float(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (float, int)):
        raise WireError(f"expected a number, got {told(value)}")
    if isinstance(value, float) and not math.isfinite(value):
        raise WireError(f"expected a finite number, got {value!r}", ValueError)
    return value


def read_time(value: Any) -> _dt.datetime:
    """An aware UTC time from any ISO 8601 spelling; a naive one means UTC."""
    try:
        time = _read_iso(value)
    except TypeError:
        raise WireError(f"expected a date-time, got {told(value)}") from None
    except ValueError:
        return _read_rare_time(value)
    return time if time.tzinfo is _UTC else _in_utc(time, value)


def _read_rare_time(value: str) -> _dt.datetime:
    from dateutil.parser import isoparse  # only the spellings that the standard library refuses need it

    try:
        return _in_utc(isoparse(value), value)
    except (ValueError, OverflowError) as error:
        raise WireError(f"expected a date-time, got {told(value)}", ValueError) from error


def _in_utc(time: _dt.datetime, given: Any) -> _dt.datetime:
    try:
        return time.replace(tzinfo=_UTC) if time.tzinfo is None else time.astimezone(_UTC)
    except OverflowError as error:
        raise WireError(f"expected a date-time that exists in UTC, got {told(given)}", ValueError) from error


def write_time(value: Any) -> str:
    """ISO 8601 in UTC with a Z; a naive time means UTC. A string is passed on as it is."""
    if isinstance(value, _dt.datetime):
        return _in_utc(value, value).isoformat().replace("+00:00", "Z")
    return _write_date(value)


def _write_date(value: Any) -> str:
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, _dt.date):
        return (value.date() if isinstance(value, _dt.datetime) else value).isoformat()
    raise WireError(f"expected a date or a time, got {told(value)}")


def _write_uuid(value: Any) -> str:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, str):
        return str.__str__(value)
    raise WireError(f"expected a UUID or str, got {told(value)}")


def write_any(value: Any) -> Any:
    """Free-form JSON: models, times, UUIDs and mappings within it are written too."""
    try:
        return _write_any(value)
    except RecursionError:
        raise WireError.too_deep() from None


def _write_any(value: Any) -> Any:
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, float):
        return _read_float(value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, _dt.date):
        return write_time(value)
    if is_object(value):
        return write_object(value, _write_any)
    if is_array(value):
        return write_items(value, _write_any)
    if is_model(value):
        return value.to_dict()
    raise WireError(f"expected a JSON value, got {told(value)}")


def write_items(values: Any, write: Callable[[Any], Any]) -> list[Any]:
    """A list from anything to be iterated over, texts and mappings aside."""
    if isinstance(values, str | bytes | Mapping) or not hasattr(values, "__iter__"):
        raise WireError(f"expected a list, got {told(values)}")
    return _each(values, write)


def read_items(values: Any, read: Callable[[Any], Any]) -> list[Any]:
    """A list from a JSON array."""
    if not isinstance(values, list):
        raise WireError(f"expected a list, got {told(values)}")
    return _each(values, read)


def _each(values: Any, step: Callable[[Any], Any]) -> list[Any]:
    done: list[Any] = []
    keep = done.append
    try:
        for value in values:
            keep(step(value))
    except WireError as error:
        raise error.within(len(done)) from error.__cause__
    return done


def write_object(values: Any, write: Callable[[Any], Any]) -> dict[str, Any]:
    """A dict with every value written, or read: an object with keys of its own is the same both ways."""
    if not is_object(values):
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
STR = Codec(_read_text, _write_text)
BOOL = Codec(_read_bool, _read_bool)
NULL = Codec(_reader("null", type(None)), _reader("null", type(None)))
INT = Codec(_read_int, _write_int)
FLOAT = Codec(_read_float, _read_float)
TIME = Codec(read_time, write_time)
DATE = Codec(_parser("a date", _dt.date.fromisoformat), _write_date)
ID = Codec(_parser("a UUID", UUID), _write_uuid)
