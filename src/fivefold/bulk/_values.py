"""Items, answers, errors and clues as the JSON texts that a ledger keeps, and back. No I/O."""

import dataclasses
import datetime as dt
import json
from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final
from uuid import UUID

import attrs
import msgspec

from .._model import Model
from ..errors import APIError, FivefoldError

#: Models are read again by the name of their class, and only from here: a ledger cannot have other code imported.
_HOMES: Final = ("fivefold.", "fivefold_wire.")
_MOMENT: Final = "$moment"
_SHOWN: Final = 100


class RecordedError(FivefoldError):
    """An error as a ledger keeps it, when the run that met it is over.

    Attributes:
        kind: The name of its class.
        status_code: The status that the service answered, or None.
        retryable: Whether the same call may well succeed later.
    """

    def __init__(self, message: str, kind: str, status_code: int | None = None, *, retryable: bool = False) -> None:
        super().__init__(message)
        self.kind = kind
        self.status_code = status_code
        self.retryable = retryable

    def __reduce__(self) -> tuple[Any, ...]:
        return _recorded, (str(self), self.kind, self.status_code, self.retryable)


def _recorded(message: str, kind: str, status_code: int | None, retryable: bool) -> RecordedError:
    return RecordedError(message, kind, status_code, retryable=retryable)


def write(value: Any) -> str:
    """The JSON text of an item or of an answer; nothing is lost of what JSON can hold, nor of a model.

    Raises:
        TypeError, ValueError: it cannot be JSON.
    """
    return _encode(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return value.to_dict()
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json")
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {each.name: getattr(value, each.name) for each in dataclasses.fields(value)}
    if attrs.has(type(value)):
        return {each.name: getattr(value, each.name) for each in attrs.fields(type(value))}
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"a {type(value).__name__} cannot be recorded as JSON")


_encode: Final = json.JSONEncoder(default=_plain, separators=(",", ":")).encode


def shown(name: str) -> str:
    """A key, or the name of something, in a message: it is there to be seen, but may be long."""
    return repr(name[:_SHOWN])


def kind_of(value: Any) -> str | None:
    """The class by which `read` makes a model again, None for what is plain JSON."""
    kind = type(value)
    known = isinstance(value, Model) and kind.__module__.startswith(_HOMES)
    return f"{kind.__module__}:{kind.__qualname__}" if known else None


def read_json(text: str) -> Any:
    """A recorded item. All have the same objects for the names of their fields, in which calls find theirs sooner."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.MsgspecError, RecursionError):
        return json.loads(text)  # which takes NaN too, and half a character


def read(text: str, kind: str | None) -> Any:
    """A recorded answer: the model that it was, where it was one of ours, else plain JSON."""
    value = read_json(text)
    module, _, name = (kind or "").partition(":")
    if not module.startswith(_HOMES):
        return value
    found = getattr(import_module(module), name, None)
    return found.from_dict(value) if isinstance(found, type) and issubclass(found, Model) else value


def write_error(error: BaseException) -> str:
    """What is kept of an error: the same that it shows, so no secret."""
    told = error.message if isinstance(error, APIError) else str(error)
    return json.dumps(
        {
            "kind": error.kind if isinstance(error, RecordedError) else type(error).__name__,
            "message": told,
            "status_code": getattr(error, "status_code", None),
            "retryable": getattr(error, "retryable", False) is True,
        }
    )


def read_error(text: str) -> RecordedError:
    """An error that was kept."""
    kept = json.loads(text)
    return RecordedError(kept["message"], kept["kind"], kept["status_code"], retryable=kept["retryable"])


def write_clue(operation: str, clue: Mapping[str, Any]) -> str:
    """What is kept of an unsafe call before it is sent: its name, and what `client.resolve` looks for."""
    return json.dumps({"operation": operation, "clue": dict(clue)}, default=_moment)


def _moment(value: Any) -> Any:
    return {_MOMENT: value.isoformat()} if isinstance(value, dt.datetime) else str(value)


def read_clue(text: str) -> tuple[str, dict[str, Any]]:
    """The name of an unsafe call, and what `client.resolve` looks for."""
    kept = json.loads(text, object_hook=_from_moment)
    return kept["operation"], kept["clue"]


def _from_moment(found: dict[str, Any]) -> Any:
    return dt.datetime.fromisoformat(found[_MOMENT]) if set(found) == {_MOMENT} else found


#: How services call the tokens that were sent, and those that were generated.
_COUNTS: Final = (("prompt_tokens", "input_tokens"), ("completion_tokens", "output_tokens", "total_output_tokens"))


def token_counts(value: Any) -> tuple[int, int]:
    """The tokens that an answer says were sent and generated, in its `usage` or `stats`; 0 where it says nothing."""
    told = _spent(value)
    sent, made = (next((found for name in names if (found := _count(told, name))), 0) for names in _COUNTS)
    return sent, made


def tokens_of(value: Any) -> int:
    """The tokens that an answer says it took; 0 where it says nothing."""
    return _count(_spent(value), "total_tokens") or sum(token_counts(value))


def _spent(value: Any) -> Any:
    told = _field(value, "usage")
    return _field(value, "stats") if told is None else told


def _count(told: Any, name: str) -> int:
    found = _field(told, name)
    return found if isinstance(found, int) else 0


def _field(value: Any, name: str) -> Any:
    found = getattr(value, name, None)
    return value.get(name) if found is None and isinstance(value, Mapping) else found
