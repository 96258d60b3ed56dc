"""The jobs of a team: made, looked at, annotated, completed."""

from __future__ import annotations

from typing import Any

from fivefold.sandbox._checks import issue
from fivefold.sandbox._reading import Call, ReportedError
from fivefold.sandbox.saas_litellm import render
from fivefold.sandbox.saas_litellm.credits import settle
from fivefold.sandbox.saas_litellm.lookup import check_sizes, cut, own_job, own_team
from fivefold.sandbox.saas_litellm.records import Job
from fivefold.sandbox.saas_litellm.world import SaasWorld

__all__ = ["add_job", "complete_job", "create_job", "get_job", "get_job_costs", "list_jobs", "update_job_metadata"]

_STATUSES = ("PENDING", "IN_PROGRESS", "COMPLETED", "FAILED", "CANCELLED")


def create_job(world: SaasWorld, call: Call) -> Any:
    job = add_job(world, call, "metadata")
    return {"job_id": job.job_id, "status": job.status, "created_at": world.naive(job.created_at)}


def add_job(world: SaasWorld, call: Call, metadata_field: str) -> Job:
    """Make a pending job for the caller. Raises `ReportedError` 403 when the body names another team."""
    body, team = call.body, call.caller
    if body["team_id"] != team.team_id:
        raise ReportedError(403, f"API key does not belong to team '{body['team_id']}'")
    check_sizes(world, body, "job_type")
    metadata = body[metadata_field]
    if metadata is None and not world.has("null_metadata"):
        wrong = issue("dict_type", "Input should be a valid dictionary", None, loc=("body", metadata_field))
        raise ReportedError(422, [wrong])
    job = Job(
        job_id=world.new_id("job"),
        team_id=team.team_id,
        user_id=body["user_id"],
        job_type=body["job_type"],
        metadata=metadata,
        organization_id=None if world.has("lost_organization") else team.organization_id,
        created_at=world.now(),
    )
    world.state.jobs[job.job_id] = job
    return job


def complete_job(world: SaasWorld, call: Call) -> Any:
    job, body = own_job(world, call), call.body
    check_sizes(world, body, "error_message")
    if body["metadata"]:
        _take_metadata(world, job, body["metadata"])
    job.error_message = body["error_message"] or job.error_message
    costs = settle(world, call.caller, job, body["status"].upper())
    return {
        "job_id": job.job_id,
        "status": job.status,
        "completed_at": world.naive(job.completed_at),
        "costs": costs,
        "calls": [render.call_line(one) for one in job.calls],
    }


def _take_metadata(world: SaasWorld, job: Job, metadata: dict[str, Any]) -> None:
    """The service changes the stored object in place, which fails without one and is not noticed with one."""
    if not world.has("lost_metadata"):
        job.metadata = {**(job.metadata or {}), **metadata}
    elif job.metadata is None:
        world.refuse(issue("dict_type", "The job has no metadata to add to", metadata, loc=("body", "metadata")))


def get_job(world: SaasWorld, call: Call) -> Any:
    return render.job(world, own_job(world, call))


def update_job_metadata(world: SaasWorld, call: Call) -> Any:
    job = own_job(world, call)
    job.metadata = {**(job.metadata or {}), **call.body["metadata"]}
    return {"job_id": job.job_id, "metadata": job.metadata, "updated_at": world.naive(world.now())}


def get_job_costs(world: SaasWorld, call: Call) -> Any:
    job = own_job(world, call)
    total = round(sum((one.cost_usd for one in job.calls), 0.0), 6)
    return {
        "job_id": job.job_id,
        "team_id": job.team_id,
        "job_type": job.job_type,
        "status": job.status,
        "costs": {"total_cost_usd": total, "breakdown": [render.call_cost(world, one) for one in job.calls]},
    }


def list_jobs(world: SaasWorld, call: Call) -> Any:
    team, query = own_team(call, "access jobs"), call.query
    if query["status"] and query["status"] not in _STATUSES:
        names = ", ".join(map(repr, _STATUSES))
        loc = ("query", "status")
        world.refuse(issue("enum", f"Input should be {names}", query["status"], loc=loc, expected=names))
    found = [job for job in world.state.jobs_of(team.team_id) if query["status"] in (None, "", job.status)]
    page = cut(world, found, query)
    total = len(page) if world.has("page_total") else len(found)
    return {"team_id": team.team_id, "total": total, "jobs": [render.job(world, job) for job in page]}
