"""Whether what arrived is what was said, on either side of the wire. No I/O."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from dateutil.parser import isoparse

from fivefold._model import Model


def wire(read: Any) -> Any:
    """What was read, as JSON again."""
    if isinstance(read, Model):
        return read.to_dict()
    if isinstance(read, dict):
        return {key: wire(value) for key, value in read.items()}
    return [wire(each) for each in read] if isinstance(read, list | tuple) else read


def as_read(said: Any, read: Any) -> bool:
    """Whether a value was read as it was said: numbers by value, times by their moment, all else exactly."""
    return _equal(said, read) or _one_moment(said, read)


def as_sent(given: Any, told: Any) -> bool:
    """Whether a value was sent as it was given: a time in any spelling of its moment, all else exactly."""
    if isinstance(given, dt.datetime):
        return isinstance(told, str) and aware(given) == aware(dt.datetime.fromisoformat(told))
    return _equal(given, told)


def difference(one: Any, other: Any, equal: Callable[[Any, Any], bool] = as_read, path: str = "$") -> str | None:
    """Where two JSON values differ, or None; `equal` tells of those that hold no others."""
    if isinstance(one, dict) and isinstance(other, dict):
        if one.keys() != other.keys():
            return f"{path}: keys {sorted(one.keys() ^ other.keys())!r} are on one side only"
        pairs = [(f"{path}.{key}", one[key], other[key]) for key in one]
    elif isinstance(one, list) and isinstance(other, list):
        if len(one) != len(other):
            return f"{path}: {len(one)} items, then {len(other)}"
        pairs = [(f"{path}[{place}]", *both) for place, both in enumerate(zip(one, other, strict=True))]
    else:
        return None if equal(one, other) else f"{path}: {one!r}, then {other!r}"
    return next(filter(None, (difference(first, second, equal, where) for where, first, second in pairs)), None)


def aware(time: dt.datetime) -> dt.datetime:
    """A time with its zone; a naive one is UTC, by our own rule."""
    return time.replace(tzinfo=dt.UTC) if time.tzinfo is None else time


def _equal(one: Any, other: Any) -> bool:
    return isinstance(one, bool) is isinstance(other, bool) and bool(one == other)


def _one_moment(said: Any, read: Any) -> bool:
    if not (isinstance(said, str) and isinstance(read, str)):
        return False
    try:
        one, other = (isoparse(text) for text in (said, read))
    except ValueError:
        return False
    return aware(one) == aware(other)
