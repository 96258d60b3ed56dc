"""Jobs: opened, looked at, listed. No I/O."""

from collections.abc import Mapping
from typing import Any, Final, Literal, TypeVar
from uuid import UUID

from fivefold_wire.saas_litellm import models as _models
from fivefold_wire.saas_litellm.api import jobs

from .._arguments import mapping, natural
from .._options import Options
from .._paging import Paging
from ..call import Call
from ._requests import JOB_TYPE, MARK, job_of, mark, short, team_of, without_mark

Marked = TypeVar("Marked", bound="_models.Job | _models.JobMetadata")
Status = Literal["PENDING", "IN_PROGRESS", "COMPLETED", "FAILED", "CANCELLED"]

OVER: Final = frozenset({"COMPLETED", "FAILED", "CANCELLED"})
#: Newest first, in pages without a total: the one that the service tells is that of the page. Whole, because callers
#: close the open jobs as they go, which would move those of the next page up.
JOBS: Final["Paging[_models.TeamJobs, _models.Job]"] = Paging(
    items=lambda page: page.jobs,
    item="_models.Job",
    size=500,
    key=lambda job: job.job_id,
    tie=lambda job: job.created_at,
    whole=True,
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
        TypeError: `metadata` is no mapping, or cannot be JSON. Nothing was sent.
        ConfigurationError: the client has no team.
        AuthenticationError: the virtual key is wrong.
        PermissionDeniedError: the team is suspended, or not that of the key.
        OutcomeUnknownError: no answer came; `client.resolve(error)` looks for the job.
    """
    short("job_type", job_type, JOB_TYPE)
    mapping("metadata", metadata)
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


def get_job_costs(job_id: UUID | str) -> "Call[_models.JobCosts]":
    """What a job has cost so far, call by call.

    GET /api/jobs/{job_id}/costs

    Args:
        job_id: The job.

    Returns:
        Each call with its tokens and its cost in US dollars; `model` is None for one that failed.

    Raises:
        ValueError: `job_id` is no UUID. Nothing was sent.
        NotFoundError: there is no such job.
        PermissionDeniedError: it is another team's.
    """
    return jobs.get_job_costs(job_of(job_id))


def update_job_metadata(
    job_id: UUID | str, body: "_models.JobMetadataUpdateRequest | Mapping[str, Any]"
) -> "Call[_models.JobMetadata]":
    """Add to the metadata of a job, whether it is over or not.

    PATCH /api/jobs/{job_id}/metadata

    Args:
        job_id: The job.
        body: {"metadata": what to add}; a key that is there already is replaced.

    Returns:
        All metadata of the job.

    Raises:
        ValueError: `job_id` is no UUID. Nothing was sent.
        NotFoundError: there is no such job.
        PermissionDeniedError: it is another team's.
    """
    return jobs.update_job_metadata(job_of(job_id), body).told_as("update_job_metadata", unmarked)


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
        natural(name, value)
    call = jobs.list_jobs(team_of(own), limit=limit, offset=offset, status=status)
    return call.told_as("list_jobs", _unmarked_page)


def every_job(own: Options, *, status: Status | None = None) -> "Call[_models.TeamJobs]":
    """Every job of the team, newest first, each once.

    GET /api/teams/{team_id}/jobs, in pages of 500, all of which are fetched before the first job is handed out: so jobs
    may be closed on the way. For the newest ones alone there is `list_jobs`.

    Args:
        status: Only jobs in this state: "IN_PROGRESS" and "PENDING" ones may have been left by a program that died.

    Raises:
        ValueError: `status` is no state. Nothing was sent.
        PermissionDeniedError: the team is suspended, or not that of the key.
    """
    return jobs.list_jobs(team_of(own), status=status).told_as("iter_jobs", _unmarked_page)


def unmarked(told: Marked) -> Marked:
    """A job, or its metadata, without our mark."""
    if told.metadata:
        told.metadata = without_mark(told.metadata)
    return told


def _unmarked_page(page: "_models.TeamJobs") -> "_models.TeamJobs":
    for job in page.jobs:
        unmarked(job)
    return page
