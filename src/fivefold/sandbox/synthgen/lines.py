"""Reads the lines of an upload as the worker does: a line that is no valid task is left out. Pure: no I/O."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, NamedTuple, NoReturn, cast

__all__ = ["Line", "read_line", "split_lines"]


class Line(NamedTuple):
    """A valid line. `text` is the body as JSON, `source` the source; `digest` is the same for equal bodies."""

    custom_id: str | None
    url: str
    body: Mapping[str, Any]
    text: str
    digest: bytes
    dataset: str | None
    source: str
    use_cache: bool
    track_progress: bool


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


_DECODE = json.JSONDecoder(parse_constant=_no_number).decode
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode

_TEXT_OR_NULL = (str, type(None))
_TYPES: Mapping[str, tuple[type, ...]] = {
    "custom_id": _TEXT_OR_NULL,
    "method": (str,),
    "url": (str,),
    "body": (dict,),
    "api_key": _TEXT_OR_NULL,
    "dataset": _TEXT_OR_NULL,
    "source": (dict, type(None)),
    "use_cache": (bool,),
    "track_progress": (bool,),
}
_NEEDED = frozenset({"custom_id", "method", "url", "body"})


def split_lines(text: str) -> list[str]:
    """The lines of a file, valid or not, as the service counts them: blank ones at either end do not count."""
    return text.strip().split("\n")


def read_line(text: str, *, nulls: bool) -> Line | None:
    """Read one line; None when it is no valid task. `nulls`: whether `custom_id` and `api_key` may be null."""
    try:
        decoded = _DECODE(text)
        return _line(cast("dict[str, Any]", decoded), nulls) if isinstance(decoded, dict) else None
    except (ValueError, RecursionError):
        return None


def _line(line: dict[str, Any], nulls: bool) -> Line | None:
    if not line.keys() >= _NEEDED or not all(isinstance(line[key], _TYPES[key]) for key in line.keys() & _TYPES.keys()):
        return None
    if not nulls and (line["custom_id"] is None or line.get("api_key") is None):
        return None
    body = line["body"]
    return Line(
        custom_id=line["custom_id"],
        url=line["url"],
        body=body,
        text=json.dumps(body),
        digest=sha256(_CANONICAL(body).encode()).digest(),
        dataset=line.get("dataset"),
        source=json.dumps(line.get("source")),
        use_cache=line.get("use_cache", False),
        track_progress=line.get("track_progress", False),
    )
