"""Where the intervals of the calendar begin. Pure: no I/O."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

__all__ = ["INTERVALS", "bucket_start", "buckets"]

INTERVALS: Mapping[str, str] = {
    "minute": "minute",
    "1m": "minute",
    "hour": "hour",
    "1h": "hour",
    "day": "day",
    "1d": "day",
    "week": "week",
    "1w": "week",
    "month": "month",
    "1M": "month",
    "quarter": "quarter",
    "1q": "quarter",
    "year": "year",
    "1y": "year",
}
"""Each spelling of an interval and what it means."""

_LONGEST_DAYS = {"month": 31, "quarter": 92, "year": 366}
_STEPS = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(7)}


def bucket_start(moment: datetime, interval: str) -> datetime:
    """The beginning of the interval that a moment is in; weeks begin on Monday."""
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    match interval:
        case "minute":
            return moment.replace(second=0, microsecond=0)
        case "hour":
            return moment.replace(minute=0, second=0, microsecond=0)
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "quarter":
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case "year":
            return day.replace(month=1, day=1)
        case _:
            return day


def buckets(first: datetime, last: datetime, interval: str) -> Iterator[datetime]:
    """The beginnings of all intervals from the one that begins at `first` to the one that begins at `last`."""
    while first <= last:
        yield first
        # A step of the longest length ends somewhere in the next interval.
        step = _STEPS.get(interval) or timedelta(days=_LONGEST_DAYS[interval])
        first = bucket_start(first + step, interval)
