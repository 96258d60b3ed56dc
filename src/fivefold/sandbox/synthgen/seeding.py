"""Reads seed data: `{"tasks": […], "down": […]}`.

Each task has any of the fields of `_FIELDS`; one with a `count` stands for that many tasks. Seeded tasks are there at
once and stay as they are: no worker touches them. `down` lists parts that do not work. Pure: no I/O.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from random import Random
from typing import Any, cast
from uuid import UUID

from fivefold.sandbox import _checks as checks
from fivefold.sandbox._world import SeedError
from fivefold.sandbox.synthgen.bodies import one_of
from fivefold.sandbox.synthgen.records import NEVER, STATUSES, Task
from fivefold.sandbox.synthgen.simulate import TROUBLE, answer

__all__ = ["PARTS", "Seed", "read_data"]

PARTS = ("elasticsearch", "rabbitmq", "storage", "worker")

_TEXT = checks.text()
_FIELDS: checks.Schema = {
    "batch_id": checks.Field(checks.text(min_length=1), "seeded"),
    "message_id": checks.Field(checks.optional(_TEXT), None),
    "custom_id": checks.Field(checks.optional(_TEXT), None),
    "status": checks.Field(one_of(STATUSES), "COMPLETED"),
    "body": checks.Field(checks.mapping, {}),
    "dataset": checks.Field(checks.optional(_TEXT), None),
    "source": checks.Field(checks.optional(checks.mapping), None),
    "cached": checks.Field(checks.boolean, False),
    "track_progress": checks.Field(checks.boolean, True),
    "duration": checks.Field(checks.integer(ge=0), 20),
    "age": checks.Field(checks.number, 0.0),
    "count": checks.Field(checks.integer(ge=1), 1),
}
"""`duration` is in milliseconds, `age` is how many seconds ago the task was created, started and completed."""

_DATA: checks.Schema = {
    "tasks": checks.Field(checks.array(checks.mapping), []),
    "down": checks.Field(checks.array(one_of(PARTS)), []),
}


@dataclass(frozen=True)
class Seed:
    """Seed data, read."""

    tasks: list[Task]
    down: frozenset[str]


def read_data(data: Mapping[str, Any], ids: Callable[[], Random], now: float) -> Seed:
    """Read seed data.

    Args:
        data: see above.
        ids: makes the source of the ids that are not given.
        now: epoch seconds.

    Raises:
        SeedError: an unknown table or field, or a value of the wrong type.
    """
    raw = _checked(_DATA, data, "the data")
    chance = ids()
    tasks = [
        task
        for index, one in enumerate(raw["tasks"])
        for task in _tasks(_checked(_FIELDS, one, f"tasks[{index}]"), chance, now)
    ]
    if len({task.message_id for task in tasks}) < len(tasks):
        raise SeedError("tasks: a message_id is there twice")
    return Seed(tasks, frozenset(raw["down"]))


def _checked(schema: checks.Schema, raw: object, place: str) -> dict[str, Any]:
    try:
        given = checks.mapping(raw)
        if unknown := given.keys() - schema.keys():
            raise SeedError(f"{place} has no {sorted(unknown)[0]!r}; it has: {', '.join(schema)}")
        return checks.check_object(schema, given)
    except checks.CheckError as wrong:
        one = wrong.issues[0]
        raise SeedError(f"{'.'.join([place, *map(str, one['loc'])])}: {one['msg']}") from None


def _tasks(given: Mapping[str, Any], chance: Random, now: float) -> Iterator[Task]:
    body, status, then = cast("dict[str, Any]", given["body"]), given["status"], now - given["age"]
    text = json.dumps(body)
    digest = sha256(json.dumps(body, sort_keys=True, separators=(",", ":")).encode()).digest()
    done = status in ("COMPLETED", "FAILED")
    for _ in range(given["count"]):
        message_id = given["message_id"] or str(UUID(int=chance.getrandbits(128), version=4))
        reply = answer(message_id[:8], "", body, text, then)
        if status == "FAILED" and not reply.failed:
            reply = TROUBLE["fail-400"]
        yield Task(
            message_id=message_id,
            batch_id=given["batch_id"],
            custom_id=given["custom_id"],
            body=text,
            digest=digest,
            dataset=given["dataset"],
            source=json.dumps(given["source"]),
            use_cache=False,
            tracked=given["track_progress"],
            reply=reply,
            created=then,
            queued=then,
            started=then if done or status == "PROCESSING" else NEVER,
            finished=then if done else NEVER,
            duration=given["duration"],
            cached=given["cached"],
        )
