"""What requests may say: one schema per set of query parameters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fivefold.sandbox._checks import Check, CheckError, Field, Schema, integer, issue, text
from fivefold.sandbox.synthgen.buckets import INTERVALS
from fivefold.sandbox.synthgen.records import STATUSES

__all__ = [
    "BATCHES_QUERY",
    "EXPORT_QUERY",
    "PAGE_QUERY",
    "STATS_QUERY",
    "STREAM_QUERY",
    "UPLOAD_QUERY",
    "one_of",
]


def one_of(values: Sequence[str]) -> Check:
    """One of these texts; case matters."""
    quoted = [f"'{value}'" for value in values]
    expected = f"{', '.join(quoted[:-1])} or {quoted[-1]}"

    def check(value: Any) -> str:
        if not isinstance(value, str) or value not in values:
            raise CheckError(issue("enum", f"Input should be {expected}", value, expected=expected))
        return value

    return check


_STATUS = one_of(STATUSES)

UPLOAD_QUERY: Schema = {"batch_id": Field(text(), None)}

EXPORT_QUERY: Schema = {"task_status": Field(_STATUS, None)}

STREAM_QUERY: Schema = {"task_status": Field(_STATUS, "COMPLETED")}

PAGE_QUERY: Schema = {
    "task_status": Field(_STATUS, "COMPLETED"),
    "page": Field(integer(ge=1), 1),
    "page_size": Field(integer(ge=1, le=10_000), 100),
}

STATS_QUERY: Schema = {"time_range": Field(text(), "24h"), "interval": Field(one_of(list(INTERVALS)), "1h")}

BATCHES_QUERY: Schema = {"page": Field(integer(ge=1), 1), "page_size": Field(integer(ge=1, le=100), 50)}
"""Of the old server, which ignores them."""
