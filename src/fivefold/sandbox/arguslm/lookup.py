"""Steps that several operations share: finding a record or answering 404, cutting a page, applying a PATCH."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from fivefold.sandbox._checks import issue
from fivefold.sandbox._reading import ReportedError
from fivefold.sandbox.arguslm.bodies import COLUMN_SIZES
from fivefold.sandbox.arguslm.world import ArgusWorld

__all__ = ["apply", "check_sizes", "find", "page"]

R = TypeVar("R")


def find(table: Mapping[str, R], record_id: str, kind: str) -> R:
    """The record with this id. Raises `ReportedError` 404 naming the kind of record."""
    if record_id not in table:
        raise ReportedError(404, f"{kind} not found")
    return table[record_id]


def page(records: list[R], query: Mapping[str, Any]) -> list[R]:
    """The part of a list that `limit` and `offset` ask for."""
    return records[query["offset"] : query["offset"] + query["limit"]]


def apply(record: object, body: Mapping[str, Any]) -> None:
    """Set the fields of a record to what a PATCH says; null says nothing."""
    for name, value in body.items():
        if value is not None:
            setattr(record, name, value)


def check_sizes(world: ArgusWorld, body: Mapping[str, Any]) -> None:
    """Refuse texts that are too long for their column, see `ArgusWorld.refuse`."""
    for name, size in COLUMN_SIZES.items():
        if len(body.get(name) or "") > size:
            message = f"String should have at most {size} characters"
            world.refuse(issue("string_too_long", message, body[name], loc=("body", name), max_length=size))
