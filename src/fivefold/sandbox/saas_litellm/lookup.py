"""Steps that several operations share: finding records, and refusing what the database would not take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from fivefold.sandbox._checks import CheckError, issue, uuid
from fivefold.sandbox._reading import Call, ReportedError
from fivefold.sandbox.saas_litellm.records import Job, Team
from fivefold.sandbox.saas_litellm.world import SaasWorld

__all__ = ["check_groups", "check_name", "check_sizes", "cut", "find", "find_team", "own_job", "own_team", "read_uuid"]

R = TypeVar("R")

_SIZES: Mapping[str, int] = {"job_type": 100, "purpose": 200, "error_message": 1000}
"""Body field to the longest text, in characters, that its column takes. Validation does not know of these."""


def find(table: Mapping[str, R], key: str, kind: str) -> R:
    """The record with this key. Raises `ReportedError` 404 naming the kind of record and the key."""
    if key not in table:
        raise ReportedError(404, f"{kind} '{key}' not found")
    return table[key]


def find_team(world: SaasWorld, call: Call) -> Team:
    """The team in the path. Raises `ReportedError` 404."""
    return find(world.state.teams, call.path["team_id"], "Team")


def own_team(call: Call, what: str) -> Team:
    """The caller, whose id the path must hold. Raises `ReportedError` 403."""
    team: Team = call.caller
    if call.path["team_id"] != team.team_id:
        raise ReportedError(403, f"Cannot {what} for a different team")
    return team


def own_job(world: SaasWorld, call: Call) -> Job:
    """The job in the path, which must be the caller's. Raises `ReportedError` 404 or 403, and what `read_uuid` does."""
    job = world.state.jobs.get(read_uuid(world, "path", "job_id", call.path["job_id"]))
    if job is None:
        raise ReportedError(404, "Job not found")
    if job.team_id != call.caller.team_id:
        raise ReportedError(403, "Job does not belong to your team")
    return job


def read_uuid(world: SaasWorld, place: str, name: str, value: str) -> str:
    """The canonical form of a UUID, which nothing but the code looks at; see `SaasWorld.refuse` for other texts."""
    try:
        return str(uuid(value))
    except CheckError as wrong:
        world.refuse(wrong.under(place, name)[0])


def check_name(world: SaasWorld, body: Mapping[str, Any], name: str) -> None:
    """Raises `ReportedError` 422 when this field of a body is empty, and the quirk that lets it be is off."""
    if not body[name] and not world.has("empty_names"):
        message = "String should have at least 1 character"
        raise ReportedError(422, [issue("string_too_short", message, "", loc=("body", name), min_length=1)])


def check_sizes(world: SaasWorld, body: Mapping[str, Any], *names: str) -> None:
    """Refuse texts that are too long for their column, see `SaasWorld.refuse`."""
    for name in names:
        size = _SIZES[name]
        if len(body[name] or "") > size:
            message = f"String should have at most {size} characters"
            world.refuse(issue("string_too_long", message, body[name], loc=("body", name), max_length=size))


def cut(world: SaasWorld, records: Sequence[R], query: Mapping[str, Any]) -> Sequence[R]:
    """The part of a list that `limit` and `offset` ask for; negative ones are refused, see `SaasWorld.refuse`."""
    for name in ("limit", "offset"):
        if query.get(name, 0) < 0:
            message = "Input should be greater than or equal to 0"
            world.refuse(issue("greater_than_equal", message, query[name], loc=("query", name), ge=0))
    start: int = query.get("offset", 0)
    return records[start : start + query["limit"]]


def check_groups(world: SaasWorld, names: Sequence[str]) -> None:
    """Raises `ReportedError` 404 when one of these access groups is not there."""
    for name in names:
        find(world.state.access_groups, name, "Model access group")
