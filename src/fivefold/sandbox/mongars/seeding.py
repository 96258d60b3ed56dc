"""Reads seed data: `{"users": […], "history": […], "peers": […]}`. Pure: no I/O.

A user has `username`, and may have `password` (`password` by default), `admin` and `role` (`user` or `operator`). A
turn of the history has `user_id`, and may have `query`, `response` and `timestamp` (the present by default). A peer is
a URL. A table that is left out is empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fivefold.sandbox._checks import REQUIRED, CheckError, Field, Schema, array, boolean, check_object, moment, text
from fivefold.sandbox._world import SeedError
from fivefold.sandbox.mongars.records import Turn, User
from fivefold.sandbox.mongars.values import http_url

__all__ = ["TABLES", "Seed", "read_data"]

TABLES = ("users", "history", "peers")

_USER: Schema = {
    "username": Field(text(min_length=1), REQUIRED),
    "password": Field(text(), "password"),
    "admin": Field(boolean, False),
    "role": Field(text(pattern="^(user|operator)$"), "user"),
}
_TURN: Schema = {
    "user_id": Field(text(min_length=1), REQUIRED),
    "query": Field(text(), "Hello"),
    "response": Field(text(), "Hi!"),
    "timestamp": Field(moment),
}


@dataclass(frozen=True)
class Seed:
    """Checked seed data."""

    users: list[User]
    turns: list[Turn]
    peers: list[str]


def read_data(data: Mapping[str, Any], now: datetime) -> Seed:
    """Check seed data.

    Args:
        data: table name to records.
        now: what times default to.

    Raises:
        SeedError: an unknown table or field, or a value of the wrong type.
    """
    if unknown := data.keys() - set(TABLES):
        raise SeedError(f"there is no table {sorted(unknown)[0]!r}; there are: {', '.join(TABLES)}")
    users, turns = (_records(data, name, schema) for name, schema in (("users", _USER), ("history", _TURN)))
    for turn in turns:
        turn.setdefault("timestamp", now)
    try:
        peers: list[str] = array(http_url)(data.get("peers", []))
    except CheckError as wrong:
        raise _refusal("peers", wrong) from None
    return Seed([User(**one) for one in users], [Turn(**one) for one in turns], peers)


def _records(data: Mapping[str, Any], name: str, schema: Schema) -> list[dict[str, Any]]:
    def record(raw: Any) -> dict[str, Any]:
        checked = check_object(schema, raw)
        if unknown := raw.keys() - schema.keys():
            raise SeedError(f"{name} have no field {sorted(unknown)[0]!r}; they have: {', '.join(schema)}")
        return checked

    try:
        records: list[dict[str, Any]] = array(record)(data.get(name, []))
        return records
    except CheckError as wrong:
        raise _refusal(name, wrong) from None


def _refusal(name: str, wrong: CheckError) -> SeedError:
    one = wrong.issues[0]
    return SeedError(f"{'.'.join([name, *map(str, one['loc'])])}: {one['msg']}")
