# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""Jobs of any team."""

from datetime import date
from typing import Literal
from uuid import UUID

from fivefold import _answers, _codec, _shapes
from fivefold.call import Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "list_team_jobs",
    "get_team_job",
)
_LIST_TEAM_JOBS: "Operation[_models.JobListResponse]" = Operation(
    name="list_team_jobs",
    method="GET",
    path="/api/jobs/teams/{team_id}",
    safety="safe",
    parameters=(
        Parameter("team_id", "team_id", "path", _codec.STR, required=True),
        Parameter("page", "page", "query", _codec.INT),
        Parameter("page_size", "page_size", "query", _codec.INT),
        Parameter("status", "status", "query", _codec.STR),
        Parameter("job_type", "job_type", "query", _codec.STR),
        Parameter("start_date", "start_date", "query", _codec.DATE),
        Parameter("end_date", "end_date", "query", _codec.DATE),
        Parameter("job_id_filter", "job_id_filter", "query", _codec.STR),
    ),
    access="admin",
    answers={200: _answers.json_answer(_shapes.model(_models, "JobListResponse"))},
)


def list_team_jobs(
    team_id: str,
    *,
    page: int = 1,
    page_size: int = 20,
    status: Literal["PENDING", "IN_PROGRESS", "COMPLETED", "FAILED", "CANCELLED"] | str | None = None,
    job_type: str | None = None,
    start_date: date | str | None = None,
    end_date: date | str | None = None,
    job_id_filter: str | None = None,
) -> "Call[_models.JobListResponse]":
    """List the jobs of a team with sums over their calls, newest first.

    GET /api/jobs/teams/{team_id}

    Args:
        team_id: Id of the team (at least 1 character).
        page: Number of the page, from 1.
        page_size: Most jobs on a page (1 to 100, default 20).
        status: Only jobs in this state, in any case.
        job_type: Only jobs of this type.
        start_date: Only jobs from this day on.
        end_date: Only jobs up to this day, which counts.
        job_id_filter: Only jobs with this in their id; broken on server 2.0.0, always a 500.

    Returns:
        One page of jobs.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault such as a malformed id, JSON for
            a failed call to the provider.
    """
    return _LIST_TEAM_JOBS.call(
        {
            "team_id": team_id,
            "page": page,
            "page_size": page_size,
            "status": status,
            "job_type": job_type,
            "start_date": start_date,
            "end_date": end_date,
            "job_id_filter": job_id_filter,
        }
    )


_GET_TEAM_JOB: "Operation[_models.JobDetail]" = Operation(
    name="get_team_job",
    method="GET",
    path="/api/jobs/teams/{team_id}/{job_id}",
    safety="safe",
    parameters=(
        Parameter("team_id", "team_id", "path", _codec.STR, required=True),
        Parameter("job_id", "job_id", "path", _codec.ID, required=True),
    ),
    access="admin",
    answers={200: _answers.json_answer(_shapes.model(_models, "JobDetail"))},
)


def get_team_job(team_id: str, job_id: UUID | str) -> "Call[_models.JobDetail]":
    """Get one job of a team, with what was sent and answered.

    GET /api/jobs/teams/{team_id}/{job_id}

    Args:
        team_id: Id of the team (at least 1 character).
        job_id: Id of the job; one that is not a UUID gives a 400.

    Returns:
        The job and its calls.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _GET_TEAM_JOB.call({"team_id": team_id, "job_id": job_id})
