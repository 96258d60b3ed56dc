"""Reads seed data: `{"providers": […], "models": […], "checks": […], "runs": […], "rules": […], "alerts": […]}`.

Each record has the fields of its class in records.py, all of them optional; a run holds its `results`; `config` is one
record by itself. Ids are made up, times are the present, and a reference that is not given points to the first record
it can. Pure: no I/O.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, TypeVar

from fivefold.sandbox import _checks as checks
from fivefold.sandbox._world import SeedError
from fivefold.sandbox.arguslm.records import Alert, Check, Config, Model, Provider, Result, Rule, Run
from fivefold.sandbox.arguslm.state import State

__all__ = ["TABLES", "read_data"]

R = TypeVar("R", Provider, Model, Check, Run, Rule, Alert, Config, Result)
NewId = Callable[[str], str]

TABLES: Mapping[str, type] = {
    "providers": Provider,
    "models": Model,
    "checks": Check,
    "runs": Run,
    "rules": Rule,
    "alerts": Alert,
}
"""Table name to the class of its records; a table comes after those it refers to."""

_CHECKS: Mapping[str, checks.Check] = {
    "str": checks.text(),
    "str | None": checks.optional(checks.text()),
    "bool": checks.boolean,
    "int": checks.integer(),
    "int | None": checks.optional(checks.integer()),
    "float": checks.number,
    "float | None": checks.optional(checks.number),
    "datetime": checks.moment,
    "datetime | None": checks.optional(checks.moment),
    "dict[str, Any]": checks.mapping,
    "dict[str, Any] | None": checks.optional(checks.mapping),
    "list[str]": checks.array(checks.uuid),
    "list[Result]": checks.array(checks.mapping),
}
"""A field's annotation to the check of its value."""


@dataclass(frozen=True)
class _Link:
    """A field that holds the id of a record in `table`; one that is not optional must hold one."""

    field: str
    table: str
    optional: bool = False


_LINKS: Mapping[type, tuple[_Link, ...]] = {
    Model: (_Link("provider_account_id", "providers"),),
    Check: (_Link("model_id", "models"),),
    Result: (_Link("model_id", "models"),),
    Rule: (_Link("target_model_id", "models", optional=True),),
    Alert: (_Link("rule_id", "rules"), _Link("model_id", "models", optional=True)),
}

_ENDED = ("completed", "failed")


def _schema(cls: type) -> checks.Schema:
    ids = {"id", *(link.field for link in _LINKS.get(cls, ()))}
    return {
        f.name: checks.Field(checks.optional(checks.uuid) if f.name in ids else _CHECKS[str(f.type)])
        for f in fields(cls)
    }


_SCHEMAS: Mapping[type, checks.Schema] = {cls: _schema(cls) for cls in (*TABLES.values(), Config, Result)}


def read_data(data: Mapping[str, Any], new_id: NewId, now: datetime) -> State:
    """Build a database.

    Args:
        data: table name to records.
        new_id: makes an id for a record of the given kind.
        now: what times default to.

    Raises:
        SeedError: an unknown table or field, a value of the wrong type, or a reference to a record that is not there.
    """
    if unknown := data.keys() - {*TABLES, "config"}:
        raise SeedError(f"there is no table {sorted(unknown)[0]!r}; there are: {', '.join(TABLES)}, config")
    reader = _Reader(State(), new_id, now)
    for name, cls in TABLES.items():
        table: dict[str, Any] = getattr(reader.state, name)
        for index, raw in enumerate(data.get(name, [])):
            record = reader.read(cls, raw, f"{name}[{index}]")
            table[record.id] = record
    if "config" in data:
        reader.state.config = reader.read(Config, data["config"], "config")
    return reader.state


class _Reader:
    """Makes records whose references are good in `state`, which grows table by table."""

    def __init__(self, state: State, new_id: NewId, now: datetime) -> None:
        self.state = state
        self._new_id = new_id
        self._now = now

    def read(self, cls: type[R], raw: object, place: str) -> R:
        """Make one record; `place` is for complaints."""
        given = self._checked(cls, raw, place)
        if given.get("id") is None:
            given["id"] = self._new_id(cls.__name__.lower())
        for field in fields(cls):
            if field.type == "datetime":
                given.setdefault(field.name, self._now)
        for link in _LINKS.get(cls, ()):
            self._follow(link, given, place)
        if cls is Run:
            self._finish_run(given, place)
        return cls(**given)

    def _checked(self, cls: type, raw: object, place: str) -> dict[str, Any]:
        schema = _SCHEMAS[cls]
        try:
            given = checks.mapping(raw)
            if unknown := given.keys() - schema.keys():
                raise SeedError(f"{place} has no field {sorted(unknown)[0]!r}; it has: {', '.join(schema)}")
            return checks.check_object(schema, given)
        except checks.CheckError as wrong:
            one = wrong.issues[0]
            raise SeedError(f"{'.'.join([place, *map(str, one['loc'])])}: {one['msg']}") from None

    def _follow(self, link: _Link, given: dict[str, Any], place: str) -> None:
        table: Mapping[str, object] = getattr(self.state, link.table)
        if not link.optional:
            given.setdefault(link.field, next(iter(table), None))
        reference = given.get(link.field)
        if reference not in table and not (link.optional and reference is None):
            raise SeedError(f"{place}.{link.field}: there is no such record in {link.table}: {reference}")

    def _finish_run(self, given: dict[str, Any], place: str) -> None:
        raw_results: list[Any] = given.get("results", [])
        given["results"] = [self.read(Result, raw, f"{place}.results[{i}]") for i, raw in enumerate(raw_results)]
        ended = given.get("status", "completed") in _ENDED
        given.setdefault("completed_at", self._now if ended else None)
