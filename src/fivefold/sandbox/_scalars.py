"""UUIDs and times as pydantic reads them, with pydantic's words for what is wrong. Pure: no I/O."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

__all__ = ["parse_moment", "parse_uuid"]

_HEX = re.compile(r"[0-9a-fA-F-]")
_GROUPS = (8, 4, 4, 4, 12)
_NUMBER = re.compile(r"[+-]?\d+(\.\d*)?")
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"([Tt _](?P<clock>\d\d:\d\d(:\d\d)?)([.,](?P<fraction>\d{1,9}))? ?(?P<zone>[Zz]|[+-]\d\d:?\d\d)?)?"
)
_LARGEST_SECONDS = 2e10
"""A larger number is taken for milliseconds."""

_DATE_ERRORS = (
    (re.compile(r"\d{4}"), "invalid character in year"),
    (re.compile(r".{4}-"), "invalid date separator, expected `-`"),
    (re.compile(r".{5}\d\d"), "invalid character in month"),
    (re.compile(r".{5}(0[1-9]|1[0-2])"), "month value is outside expected range of 1-12"),
    (re.compile(r".{7}-"), "invalid date separator, expected `-`"),
    (re.compile(r".{8}\d\d"), "invalid character in day"),
)


def parse_uuid(text: str) -> str:
    """The canonical form of a UUID given with hyphens, without them, in braces, or as a URN.

    Raises:
        ValueError: what is wrong with it.
    """
    bare = text.removeprefix("urn:uuid:")
    if bare.startswith("{") and bare.endswith("}"):
        bare = bare[1:-1]
    for index, character in enumerate(bare):
        if not _HEX.match(character):
            raise ValueError(f"invalid character: found `{character}` at {index}")
    groups = bare.split("-")
    if len(groups) == 1 and len(bare) != sum(_GROUPS):
        raise ValueError(f"invalid length: found {len(bare)}")
    if len(groups) not in (1, len(_GROUPS)):
        raise ValueError(f"invalid group count: expected {len(_GROUPS)}, found {len(groups)}")
    if len(groups) > 1:
        for index, (group, size) in enumerate(zip(groups, _GROUPS, strict=True)):
            if len(group) != size:
                raise ValueError(f"invalid group length in group {index}: expected {size}, found {len(group)}")
    return str(UUID(bare))


def parse_moment(text: str) -> datetime:
    """An aware UTC datetime from an ISO time (naive means UTC), a date, or an epoch number in seconds or milliseconds.

    Raises:
        ValueError: what is wrong with it.
    """
    if _NUMBER.fullmatch(text):
        seconds = float(text)
        scale = 1 if abs(seconds) <= _LARGEST_SECONDS else 1000
        try:
            return datetime.fromtimestamp(0, UTC) + timedelta(seconds=seconds / scale)
        except OverflowError:
            raise ValueError("dates after 9999 are not supported as unix timestamps") from None
    parts = _MOMENT.fullmatch(text)
    try:
        if parts is None:
            raise ValueError
        iso = f"{parts['day']}T{parts['clock'] or '00:00'}{_zone(parts['zone'])}"
        moment = datetime.fromisoformat(iso).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(_date_error(text)) from None
    return moment + timedelta(microseconds=int((parts["fraction"] or "0").ljust(6, "0")[:6]))


def _zone(text: str | None) -> str:
    return text.upper().replace("Z", "+00:00") if text else "+00:00"


def _date_error(text: str) -> str:
    if len(text) < len("2026-01-01"):
        return "input is too short"
    for pattern, message in _DATE_ERRORS:
        if not pattern.match(text):
            return message
    try:
        datetime.fromisoformat(text[:10])
    except ValueError:
        return "day value is outside expected range"
    return "unexpected extra characters at the end of the input"
