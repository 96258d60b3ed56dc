"""Jobs: opened, listed, and closed without charging twice. No I/O."""

from collections.abc import Mapping
from typing import Any, Final, Literal
from uuid import UUID

from fivefold_wire.saas_litellm import models as _models
from fivefold_wire.saas_litellm.api import credits, jobs

from .._options import Options
from .._paging import Paging
from ..call import Call, Flow
from ._guide import JobCompletionResult, completed, completed_before
from ._requests import ERROR_MESSAGE, JOB_TYPE, MARK, job_of, mark, short, team_of
from .exceptions import ConflictError, OutcomeUnknownError

Status = Literal["PENDING", "IN_PROGRESS", "COMPLETED", "FAILED", "CANCELLED"]

OVER: Final = frozenset({"COMPLETED", "FAILED", "CANCELLED"})
#: Newest first, in pages without a total: the one that the service tells is that of the page.
JOBS: Final["Paging[_models.TeamJobs, _models.Job]"] = Paging(
    items=lambda page: page.jobs,
    item="_models.Job",
    size=500,
    key=lambda job: job.job_id,
    tie=lambda job: job.created_at,
)


def create_job(
    own: Options, job_type: str, metadata: Mapping[str, Any] | None = None, *, user_id: str | None = None
) -> "Call[str]":
    """Open a job: calls to models are made in it, and it is charged when it is completed.

    POST /api/jobs/create

    Args:
        job_type: What kind of job it is, at most 100 characters.
        metadata: What to keep with it. A mark is added, by which `resolve` finds the job; it is taken out on reading.
        user_id: Whom the job is for.

    Returns:
        The id of the job.

    Raises:
        ValueError: `job_type` is too long. Nothing was sent.
        ConfigurationError: the client has no team.
        AuthenticationError: the virtual key is wrong.
        PermissionDeniedError: the team is suspended, or not that of the key.
        OutcomeUnknownError: no answer came; `client.resolve(error)` looks for the job.
    """
    short("job_type", job_type, JOB_TYPE)
    marked = mark()
    kept = {**(metadata or {}), MARK: marked}
    body: dict[str, Any] = {"team_id": team_of(own), "job_type": job_type, "metadata": kept}
    if user_id is not None:
        body["user_id"] = user_id
    return jobs.create_job(body).told_as("create_job", lambda job: str(job.job_id), mark=marked)


def get_job(job_id: UUID | str) -> "Call[_models.Job]":
    """A job as it stands.

    GET /api/jobs/{job_id}

    Args:
        job_id: The job.

    Raises:
        ValueError: `job_id` is no UUID. Nothing was sent.
        NotFoundError: there is no such job.
        PermissionDeniedError: it is another team's.
    """
    return jobs.get_job(job_of(job_id)).told_as("get_job", unmarked)


def list_jobs(
    own: Options, *, limit: int = 100, offset: int = 0, status: Status | None = None
) -> "Call[_models.TeamJobs]":
    """Some of the team's jobs, newest first.

    GET /api/teams/{team_id}/jobs

    Args:
        limit: How many, 0 or more.
        offset: How many to pass over, 0 or more.
        status: Only jobs in this state.

    Returns:
        The jobs; `total` is only their number.

    Raises:
        ValueError: an argument does not fit. Nothing was sent.
    """
    for name, value in (("limit", limit), ("offset", offset)):
        if value < 0:
            raise ValueError(f"{name}: expected 0 or more, got {value}")
    call = jobs.list_jobs(team_of(own), limit=limit, offset=offset, status=status)
    return call.told_as("list_jobs", _unmarked_page)


def every_job(own: Options, *, status: Status | None = None) -> "Call[_models.TeamJobs]":
    """Every job of the team, newest first, each once.

    GET /api/teams/{team_id}/jobs, in pages of 500.

    Args:
        status: Only jobs in this state: "IN_PROGRESS" and "PENDING" ones may have been left by a program that died.
    """
    return jobs.list_jobs(team_of(own), status=status).told_as("iter_jobs", _unmarked_page)


def complete_job(
    job_id: UUID | str,
    status: Literal["completed", "failed"] = "completed",
    metadata: Mapping[str, Any] | None = None,
    *,
    error_message: str | None = None,
) -> Flow[JobCompletionResult]:
    """Close a job; one that is "completed" is charged.

    GET /api/jobs/{job_id}, then PATCH /api/jobs/{job_id}/metadata, since the service loses metadata that comes with a
    completion, then POST /api/jobs/{job_id}/complete. Completing twice toggles the charge, so a job that is over is
    left as it is, and a completion without an answer is looked up before it is sent again.

    Args:
        job_id: The job.
        status: How it ended.
        metadata: What to add to its metadata.
        error_message: Why it failed, at most 1000 characters.

    Returns:
        What it cost. `credit_applied` is False for a failed job, and where the team has too few credits: the service
        tells that in no other way.

    Raises:
        ValueError: an argument does not fit. Nothing was sent.
        ConflictError: the job has ended otherwise; completing it again would not give credits back.
        NotFoundError: there is no such job.
        OutcomeUnknownError: no answer came, and a look did not tell more.
    """
    job, body = job_of(job_id), {"status": str(status)}
    if status not in ("completed", "failed"):
        raise ValueError(f"status: expected 'completed' or 'failed', got {status!r}")
    if short("error_message", error_message, ERROR_MESSAGE):
        body["error_message"] = str(error_message)
    return _completed_once(job, body, metadata)


def _completed_once(
    job_id: str, body: Mapping[str, str], metadata: Mapping[str, Any] | None
) -> Flow[JobCompletionResult]:
    call = jobs.complete_job(job_id, body).told_as("complete_job", completed, job_id=job_id)
    found = yield from get_job(job_id)
    if found.status in OVER:
        return (yield from _over(found, body["status"]))
    if metadata:
        yield from jobs.update_job_metadata(job_id, {"metadata": dict(metadata)})
    try:
        return (yield from call)
    except OutcomeUnknownError:
        found = yield from get_job(job_id)
    if found.status in OVER:
        return (yield from _over(found, body["status"]))
    return (yield from call)


def _over(job: "_models.Job", status: str) -> Flow[JobCompletionResult]:
    if job.status != status.upper():
        raise ConflictError(
            f"job {job.job_id} is {job.status} already",
            service="saas_litellm",
            operation="complete_job",
            body=job.to_dict(),
            hint="it stays as it is: completing it again would charge it again, and give nothing back",
        )
    costs = yield from jobs.get_job_costs(job.job_id)
    balance = yield from credits.get_balance(job.team_id)
    return completed_before(job, costs, balance)


def abandon(job_id: UUID | str, *, reason: str = "abandoned") -> "Flow[_models.Job]":
    """Fail a job that somebody left open; one that is over is left as it is. A failed job is not charged.

    GET /api/jobs/{job_id}, and POST /api/jobs/{job_id}/complete where that shows it open.

    Args:
        job_id: The job.
        reason: Kept as its error message, at most 1000 characters.

    Returns:
        The job as it stands then.

    Raises:
        ValueError: an argument does not fit. Nothing was sent.
        NotFoundError: there is no such job.
        OutcomeUnknownError: no answer came, and a look did not tell more.
    """
    job = job_of(job_id)
    short("reason", reason, ERROR_MESSAGE)
    return _abandoned(job, reason)


def _abandoned(job_id: str, reason: str) -> "Flow[_models.Job]":
    found = yield from get_job(job_id)
    if found.status in OVER:
        return found
    yield from _completed_once(job_id, {"status": "failed", "error_message": reason}, None)
    return (yield from get_job(job_id))


def unmarked(job: "_models.Job") -> "_models.Job":
    """A job without our mark in its metadata."""
    if job.metadata and MARK in job.metadata:
        job.metadata = {name: value for name, value in job.metadata.items() if name != MARK}
    return job


def _unmarked_page(page: "_models.TeamJobs") -> "_models.TeamJobs":
    for job in page.jobs:
        unmarked(job)
    return page
