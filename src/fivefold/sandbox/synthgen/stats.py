"""Statistics of a batch over time. Pure: no I/O."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from fivefold.sandbox.synthgen.buckets import INTERVALS, bucket_start, buckets
from fivefold.sandbox.synthgen.records import Task
from fivefold.sandbox.synthgen.render import View

__all__ = ["LIMIT", "parse_time_range", "summary", "time_series"]

LIMIT = 10_000
"""How many tasks the service counts, unless told otherwise."""

_RANGE = re.compile(r"(\d+)([mhd])")
_UNITS: Mapping[str, tuple[int, int]] = {"m": (60, 1440), "h": (3600, 720), "d": (86_400, 365)}
"""Unit to its seconds, and to how many of it may be asked for."""


def parse_time_range(text: str) -> int:
    """The seconds of a time range such as `24h`. Raises `ValueError` with the words of the service."""
    found = _RANGE.fullmatch(text)
    if found is None or not text.isascii():
        raise ValueError("Time range must be in format: {number}[m|h|d]")
    amount, (seconds, most) = int(found[1]), _UNITS[found[2]]
    if amount <= 0:
        raise ValueError("Time range must be greater than 0")
    if amount > most:
        raise ValueError(f"Time range must not exceed {most}{found[2]}")
    return amount * seconds


def time_series(view: View, tasks: Sequence[Task], interval: str) -> list[dict[str, Any]]:
    """One point for each interval from the first with tasks to the last; the tasks have a completed_at."""
    kind = INTERVALS[interval]
    found: dict[datetime, list[Task]] = {}
    for task in tasks:
        completed = datetime.fromtimestamp(view.times(task)[1], UTC)
        found.setdefault(bucket_start(completed, kind), []).append(task)
    if not found:
        return []
    return [_point(view, start, found.get(start, ())) for start in buckets(min(found), max(found), kind)]


def _point(view: View, start: datetime, tasks: Sequence[Task]) -> dict[str, Any]:
    sums = _sums(view, tasks)
    return {
        "timestamp": f"{start:%Y-%m-%d %H:%M:%S}",
        "total_tasks": len(tasks),
        **_counts(view, sums),
        "total_tokens": sums["prompt_tokens"] + sums["completion_tokens"],
        "prompt_tokens": sums["prompt_tokens"],
        "completion_tokens": sums["completion_tokens"],
        "avg_duration_ms": _mean(sums, tasks),
        "tokens_per_second": _rate(sums) if tasks else 0.0,
    }


def summary(view: View, tasks: Sequence[Task], limit: int | None) -> dict[str, Any]:
    """All points in one, in the words of the generation. `limit`: where `total_tasks` stops."""
    sums = _sums(view, tasks)
    total = len(tasks) if limit is None else min(len(tasks), limit)
    named = {"completion_tokens": sums["completion_tokens"]}
    if not view.old:
        named = {"total_prompt_tokens": sums["prompt_tokens"], "total_completion_tokens": sums["completion_tokens"]}
    return {
        "total_tasks": total,
        **_counts(view, sums),
        **({} if view.old else {"processing_tasks": sums["PROCESSING"]}),
        "total_tokens": sums["prompt_tokens"] + sums["completion_tokens"],
        **named,
        "average_response_time": _mean(sums, tasks),
        "tokens_per_second": _rate(sums) if tasks else 0.0,
        "cache_hit_rate": round(100 * sums["cached"] / total, 2) if total else 0.0,
    }


def _sums(view: View, tasks: Sequence[Task]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for task in tasks:
        sums[view.status(task)] += 1
        sums["duration"] += view.times(task)[2] or 0
        if task.finished <= view.moment:
            sums["cached"] += task.cached
            sums["prompt_tokens"] += task.reply.prompt_tokens
            sums["completion_tokens"] += task.reply.completion_tokens
    return sums


def _counts(view: View, sums: Counter[str]) -> dict[str, int]:
    return {
        "completed_tasks": sums["COMPLETED"] - (0 if view.old else sums["cached"]),
        "failed_tasks": sums["FAILED"],
        "cached_tasks": sums["cached"],
    }


def _mean(sums: Counter[str], tasks: Sequence[Task]) -> int:
    return int(sums["duration"] / len(tasks)) if tasks else 0


def _rate(sums: Counter[str]) -> float:
    """Tokens out per second of work; no work at all counts as a millisecond."""
    return round(sums["completion_tokens"] / (max(sums["duration"], 1) / 1000), 2)
