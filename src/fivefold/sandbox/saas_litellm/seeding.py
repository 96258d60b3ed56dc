"""Reads seed data: `{"organizations": […], "models": […], "teams": […], "jobs": […], …}`.

Each record has the fields of its class in records.py, all of them optional but the names (of organizations, models,
groups, teams); a job holds its `calls`, a model group its `models`. What a sandbox holds at its start is always there;
a record of the same name replaces one of it. Pure: no I/O.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from fivefold.sandbox import _checks as checks
from fivefold.sandbox._world import SeedError
from fivefold.sandbox.saas_litellm.initial import INITIAL, virtual_key
from fivefold.sandbox.saas_litellm.records import (
    AccessGroup,
    Credential,
    GroupModel,
    Job,
    Model,
    ModelCall,
    ModelGroup,
    Organization,
    Team,
    Transaction,
    User,
)
from fivefold.sandbox.saas_litellm.state import State

__all__ = ["read_data"]

NewId = Callable[[str], str]


@dataclass(frozen=True)
class _Table:
    """A table: the class of its records, their key, and the fields that hold keys of other tables."""

    record: type
    key: str
    links: tuple[tuple[str, str], ...] = ()


_TABLES: Mapping[str, _Table] = {
    "organizations": _Table(Organization, "organization_id"),
    "models": _Table(Model, "model_alias"),
    "access_groups": _Table(AccessGroup, "group_name"),
    "model_groups": _Table(ModelGroup, "group_name"),
    "credentials": _Table(Credential, "credential_id", (("organization_id", "organizations"),)),
    "teams": _Table(Team, "team_id", (("organization_id", "organizations"),)),
    "jobs": _Table(Job, "job_id", (("team_id", "teams"),)),
    "transactions": _Table(Transaction, "transaction_id", (("team_id", "teams"),)),
    "users": _Table(User, "user_id"),
}

_IDS = frozenset({"id", "model_group_id", "credential_id", "job_id", "call_id", "transaction_id", "user_id"})
"""The keys that are UUIDs, made up when they are not given."""

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
    "list[str]": checks.array(checks.text()),
    "list[ModelCall]": checks.array(checks.mapping),
    "list[GroupModel]": checks.array(checks.mapping),
}
"""A field's annotation to the check of its value."""

_PARTS: Mapping[tuple[type, str], type] = {(Job, "calls"): ModelCall, (ModelGroup, "models"): GroupModel}
"""The fields that hold records, and of which class."""


def _schema(record: type) -> checks.Schema:
    required = {table.key for table in _TABLES.values() if table.record is record} - _IDS
    return {
        f.name: checks.Field(
            checks.uuid if f.name in _IDS and f.type == "str" else _CHECKS[str(f.type)],
            checks.REQUIRED if f.name in required else checks.ABSENT,
        )
        for f in fields(record)
    }


_SCHEMAS: Mapping[type, checks.Schema] = {
    record: _schema(record) for record in (*(table.record for table in _TABLES.values()), *_PARTS.values())
}


def read_data(data: Mapping[str, Any], new_id: NewId, now: datetime) -> tuple[State, Mapping[str, list[str]]]:
    """Build a database of what is there at the start and of `data`.

    Args:
        data: table name to records.
        new_id: makes an id for a record of the given kind.
        now: what times default to.

    Returns:
        The database, and the keys of the records in `data` by table.

    Raises:
        SeedError: an unknown table or field, a value of the wrong type, or a reference to a record that is not there.
    """
    if unknown := data.keys() - _TABLES.keys():
        raise SeedError(f"there is no table {sorted(unknown)[0]!r}; there are: {', '.join(_TABLES)}")
    state, keys = State(), dict[str, list[str]]()
    for name, table in _TABLES.items():
        records: dict[str, Any] = getattr(state, name)
        keys[name] = []
        for raw in INITIAL.get(name, []):
            _insert(records, table, _read(table.record, raw, name, new_id, now))
        for index, raw in enumerate(data.get(name, [])):
            place = f"{name}[{index}]"
            record = _read(table.record, raw, place, new_id, now)
            _follow(state, table, record, place)
            keys[name].append(_insert(records, table, record))
    return state, keys


def _insert(records: dict[str, Any], table: _Table, record: Any) -> str:
    key: str = getattr(record, table.key)
    records[key] = record
    return key


def _follow(state: State, table: _Table, record: Any, place: str) -> None:
    for field, target in table.links:
        reference = getattr(record, field)
        if reference is not None and reference not in getattr(state, target):
            raise SeedError(f"{place}.{field}: there is no such record in {target}: {reference}")


def _read(record: type, raw: object, place: str, new_id: NewId, now: datetime) -> Any:
    """Make one record; `place` is for complaints."""
    given = _checked(record, raw, place)
    for field in fields(record):
        if field.type == "datetime":
            given.setdefault(field.name, now)
        if field.name in _IDS and field.type == "str" and field.name not in given:
            given[field.name] = new_id(record.__name__.lower())
        if part := _PARTS.get((record, field.name)):
            raw_parts: list[Any] = given.get(field.name, [])
            places = [f"{place}.{field.name}[{i}]" for i in range(len(raw_parts))]
            given[field.name] = [_read(part, *one, new_id, now) for one in zip(raw_parts, places, strict=True)]
    if record is Team:
        given.setdefault("virtual_key", virtual_key(given["team_id"]))
    return record(**given)


def _checked(record: type, raw: object, place: str) -> dict[str, Any]:
    schema = _SCHEMAS[record]
    try:
        given = checks.mapping(raw)
        if unknown := given.keys() - schema.keys():
            raise SeedError(f"{place} has no field {sorted(unknown)[0]!r}; it has: {', '.join(schema)}")
        return checks.check_object(schema, given)
    except checks.CheckError as wrong:
        one = wrong.issues[0]
        raise SeedError(f"{'.'.join([place, *map(str, one['loc'])])}: {one['msg']}") from None
