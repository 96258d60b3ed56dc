"""Jobs closed without charging twice: completing a completed job toggles its charge. No I/O."""

import os
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final, Literal
from uuid import UUID

from fivefold_wire.saas_litellm import models as _models
from fivefold_wire.saas_litellm.api import credits, jobs

from .._codec import told
from .._resolution import SETTLING, still_at_it
from ..call import Call, Flow, Pause
from ..errors import APIError, ConflictError, NotFoundError, OutcomeUnknownError
from ._guide import JobCompletionResult, completed, completed_before
from ._jobs import OVER, get_job
from ._requests import ERROR_MESSAGE, job_of, short

#: Seconds between two looks whether another completion of the same job is done, and how many looks.
TURN, TURNS = 0.02, 6000
#: The jobs that this process is completing. Two at once would both find the job open, and both be counted.
_under_way: dict[tuple[int, str], object] = {}
_HINT: Final = "it stays as it is: completing it again would charge it again, and give nothing back"


def complete_job(
    job_id: UUID | str,
    status: Literal["completed", "failed"] = "completed",
    metadata: Mapping[str, Any] | None = None,
    *,
    error_message: str | None = None,
) -> "Flow[JobCompletionResult]":
    """Close a job; one that is "completed" is charged.

    GET /api/jobs/{job_id}, then PATCH /api/jobs/{job_id}/metadata, since the service loses metadata that comes with a
    completion, then POST /api/jobs/{job_id}/complete. Completing twice toggles the charge, so a job that is over is
    left as it is, a completion without an answer is looked up before it is sent again, and one program completes a job
    once at a time. Two programs that complete the same job at the same moment are beyond its reach.

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
        PermissionDeniedError: the team is suspended, or the job is another team's.
        OutcomeUnknownError: no answer came, and a look did not tell more; `client.resolve(error)` looks again.
    """
    job = job_of(job_id)
    if status not in ("completed", "failed"):
        raise ValueError(f"status: expected 'completed' or 'failed', got {told(status)}")
    body = {"status": str(status)}
    if error_message is not None:
        body["error_message"] = str(short("error_message", error_message, ERROR_MESSAGE))
    call = jobs.complete_job(job, body).told_as("complete_job", completed, job_id=job, status=status.upper())
    kept = {"metadata": dict(metadata)} if metadata else None
    note = jobs.update_job_metadata(job, kept).told_as("complete_job", lambda answer: answer) if kept else None
    return _in_turn(job, _completed_once(_look(job), call, note))


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
        PermissionDeniedError: the team is suspended, or the job is another team's.
        OutcomeUnknownError: no answer came, and a look did not tell more.
    """
    short("reason", reason, ERROR_MESSAGE)
    return _abandoned(job_of(job_id), complete_job(job_id, "failed", error_message=reason))


def _abandoned(job_id: str, failing: Flow[JobCompletionResult]) -> "Flow[_models.Job]":
    with suppress(ConflictError):  # it had ended otherwise
        yield from failing
    return (yield from get_job(job_id))


def _look(job_id: str) -> "Call[_models.Job]":
    return get_job(job_id).told_as("complete_job", lambda job: job)


def _in_turn(job_id: str, flow: Flow[JobCompletionResult]) -> Flow[JobCompletionResult]:
    """The flow, when no other of this process is completing the job. A forked process has turns of its own."""
    key, mine = (os.getpid(), job_id), object()
    for _ in range(TURNS):
        if _under_way.setdefault(key, mine) is mine:
            break
        yield Pause(TURN)
    else:
        raise _conflict(f"job {job_id} is being completed by another call", hint="wait for that one")
    try:
        return (yield from flow)
    finally:
        del _under_way[key]


def _completed_once(
    look: "Call[_models.Job]", call: Call[JobCompletionResult], note: "Call[_models.JobMetadata] | None"
) -> Flow[JobCompletionResult]:
    wanted = call.clue["status"]
    found = yield from look
    if found.status in OVER:
        return (yield from _over(found, wanted))
    if note is not None:
        yield from note
    try:
        return (yield from call)
    except OutcomeUnknownError as lost:
        unknown = lost
    yield Pause(SETTLING)
    try:
        found = yield from look
    except APIError:
        raise unknown from unknown.__cause__
    if found.status in OVER:
        return (yield from _over(found, wanted))
    if still_at_it(unknown):
        raise unknown from unknown.__cause__
    return (yield from call)


def _over(job: "_models.Job", wanted: str) -> Flow[JobCompletionResult]:
    if job.status != wanted:
        raise _conflict(f"job {job.job_id} is {job.status} already", body=job.to_dict(), hint=_HINT)
    costs = yield from jobs.get_job_costs(job.job_id)
    try:
        left: int | None = (yield from credits.get_balance(job.team_id)).credits_remaining
    except NotFoundError:
        left = None
    return completed_before(job, costs, left)


def _conflict(message: str, **details: Any) -> ConflictError:
    from . import exceptions  # loads httpx

    return exceptions.ConflictError(
        message, service="saas_litellm", operation="complete_job", status_code=409, **details
    )
