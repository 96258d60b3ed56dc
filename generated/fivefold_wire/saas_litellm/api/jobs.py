# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""Jobs of the team: created, filled with calls to models, completed; what they cost."""

from collections.abc import Mapping
from typing import Any, Literal
from uuid import UUID

from fivefold import _answers, _bodies, _codec, _shapes
from fivefold.call import Body, Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "create_job",
    "make_llm_call",
    "stream_llm_call",
    "create_and_call",
    "stream_create_and_call",
    "complete_job",
    "get_job",
    "update_job_metadata",
    "get_job_costs",
    "list_jobs",
    "get_usage",
)
_CREATE_JOB: "Operation[_models.JobCreateResponse]" = Operation(
    name="create_job",
    method="POST",
    path="/api/jobs/create",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "JobCreateRequest")),
    answers={200: _answers.json_answer(_shapes.model(_models, "JobCreateResponse"))},
)


def create_job(body: "_models.JobCreateRequest | Mapping[str, Any]") -> "Call[_models.JobCreateResponse]":
    """Create a job.

    Neither asks for credits nor charges any; `complete_job` charges.

    POST /api/jobs/create

    Args:
        body: A job to create.

    Returns:
        The receipt.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        PermissionDeniedError: The credentials are known but do not allow this: another team's object, a model the
            team may not use, a suspended team, a role without the right.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault such as a malformed id, JSON for
            a failed call to the provider.
    """
    return _CREATE_JOB.call({}, body)


_MAKE_LLM_CALL: "Operation[_models.LLMCallResponse]" = Operation(
    name="make_llm_call",
    method="POST",
    path="/api/jobs/{job_id}/llm-call",
    safety="unsafe",
    parameters=(Parameter("job_id", "job_id", "path", _codec.ID, required=True),),
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "LLMCallRequest")),
    generates=True,
    answers={200: _answers.json_answer(_shapes.model(_models, "LLMCallResponse"))},
)


def make_llm_call(
    job_id: UUID | str, body: "_models.LLMCallRequest | Mapping[str, Any]"
) -> "Call[_models.LLMCallResponse]":
    """Call a model within a job.

    Never asks for credits, and is taken by completed jobs too. The server tries the provider up to nine times, and goes
    on when the client has gone. Every failure of the provider is a 500 whose text alone tells it.

    POST /api/jobs/{job_id}/llm-call

    Args:
        job_id: Id of the job; one that is not a UUID gives a 500.
        body: A call to a model within a job.

    Returns:
        The answer.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        PermissionDeniedError: The credentials are known but do not allow this: another team's object, a model the
            team may not use, a suspended team, a role without the right.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault such as a malformed id, JSON for
            a failed call to the provider.
    """
    return _MAKE_LLM_CALL.call({"job_id": job_id}, body)


_STREAM_LLM_CALL: "Operation[bytes]" = Operation(
    name="stream_llm_call",
    method="POST",
    path="/api/jobs/{job_id}/llm-call-stream",
    safety="unsafe",
    parameters=(Parameter("job_id", "job_id", "path", _codec.ID, required=True),),
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "LLMCallRequest")),
    generates=True,
    answers={200: _answers.bytes_answer},
)


def stream_llm_call(job_id: UUID | str, body: "_models.LLMCallRequest | Mapping[str, Any]") -> "Call[bytes]":
    """Call a model within a job, and stream the answer.

    Broken on server 2.0.0: the stream is one event with an `error`, and the job records a failed call. Errors come as
    events with an `error`, a text or an object, within a 200; a stream without `[DONE]` is incomplete. `call_metadata`
    is ignored.

    POST /api/jobs/{job_id}/llm-call-stream

    Args:
        job_id: Id of the job; one that is not a UUID gives a 500.
        body: A call to a model within a job.

    Returns:
        The answer piece by piece, ended by `[DONE]`.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        PermissionDeniedError: The credentials are known but do not allow this: another team's object, a model the
            team may not use, a suspended team, a role without the right.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault such as a malformed id, JSON for
            a failed call to the provider.
    """
    return _STREAM_LLM_CALL.call({"job_id": job_id}, body)


_CREATE_AND_CALL: "Operation[_models.SingleCallJobResponse]" = Operation(
    name="create_and_call",
    method="POST",
    path="/api/jobs/create-and-call",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "SingleCallJobRequest")),
    generates=True,
    answers={200: _answers.json_answer(_shapes.model(_models, "SingleCallJobResponse"))},
)


def create_and_call(body: "_models.SingleCallJobRequest | Mapping[str, Any]") -> "Call[_models.SingleCallJobResponse]":
    """Create a job, call a model, and complete the job.

    Charges the job when the call was answered, and marks it failed otherwise. The cost in US dollars is always recorded
    as 0.

    POST /api/jobs/create-and-call

    Args:
        body: A job of one call, to be created, made and completed in one go.

    Returns:
        The completed job with the answer.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        PermissionDeniedError: The credentials are known but do not allow this: another team's object, a model the
            team may not use, a suspended team, a role without the right.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault such as a malformed id, JSON for
            a failed call to the provider.
    """
    return _CREATE_AND_CALL.call({}, body)


_STREAM_CREATE_AND_CALL: "Operation[bytes]" = Operation(
    name="stream_create_and_call",
    method="POST",
    path="/api/jobs/create-and-call-stream",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "SingleCallJobRequest")),
    generates=True,
    answers={200: _answers.bytes_answer},
)


def stream_create_and_call(body: "_models.SingleCallJobRequest | Mapping[str, Any]") -> "Call[bytes]":
    """Create a job, call a model and stream the answer, and complete the job.

    The stream does not tell the id of the job. Nothing arrives before the provider has answered in full, but for one
    comment. Errors come as events with an `error`, a text or an object, within a 200; a stream without `[DONE]` is
    incomplete, yet charged. The job goes on when the client has gone.

    POST /api/jobs/create-and-call-stream

    Args:
        body: A job of one call, to be created, made and completed in one go.

    Returns:
        The answer piece by piece, ended by `[DONE]`.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        PermissionDeniedError: The credentials are known but do not allow this: another team's object, a model the
            team may not use, a suspended team, a role without the right.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault such as a malformed id, JSON for
            a failed call to the provider.
    """
    return _STREAM_CREATE_AND_CALL.call({}, body)


_COMPLETE_JOB: "Operation[_models.JobCompleteResponse]" = Operation(
    name="complete_job",
    method="POST",
    path="/api/jobs/{job_id}/complete",
    safety="unsafe",
    parameters=(Parameter("job_id", "job_id", "path", _codec.ID, required=True),),
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "JobCompleteRequest")),
    answers={200: _answers.json_answer(_shapes.model(_models, "JobCompleteResponse"))},
)


def complete_job(
    job_id: UUID | str, body: "_models.JobCompleteRequest | Mapping[str, Any]"
) -> "Call[_models.JobCompleteResponse]":
    """Complete a job, and charge it.

    Not to be repeated blindly: completing a completed job answers 200 too, and every second time charges it again. A
    team with too few credits is told by `credit_applied` alone. The given metadata is lost.

    POST /api/jobs/{job_id}/complete

    Args:
        job_id: Id of the job; one that is not a UUID gives a 500.
        body: How a job ended.

    Returns:
        The completed job with its costs.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        PermissionDeniedError: The credentials are known but do not allow this: another team's object, a model the
            team may not use, a suspended team, a role without the right.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault such as a malformed id, JSON for
            a failed call to the provider.
    """
    return _COMPLETE_JOB.call({"job_id": job_id}, body)


_GET_JOB: "Operation[_models.Job]" = Operation(
    name="get_job",
    method="GET",
    path="/api/jobs/{job_id}",
    safety="safe",
    parameters=(Parameter("job_id", "job_id", "path", _codec.ID, required=True),),
    answers={200: _answers.json_answer(_shapes.model(_models, "Job"))},
)


def get_job(job_id: UUID | str) -> "Call[_models.Job]":
    """Get one job.

    GET /api/jobs/{job_id}

    Args:
        job_id: Id of the job; one that is not a UUID gives a 500.

    Returns:
        The job.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        PermissionDeniedError: The credentials are known but do not allow this: another team's object, a model the
            team may not use, a suspended team, a role without the right.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault such as a malformed id, JSON for
            a failed call to the provider.
    """
    return _GET_JOB.call({"job_id": job_id})


_UPDATE_JOB_METADATA: "Operation[_models.JobMetadata]" = Operation(
    name="update_job_metadata",
    method="PATCH",
    path="/api/jobs/{job_id}/metadata",
    safety="idempotent",
    parameters=(Parameter("job_id", "job_id", "path", _codec.ID, required=True),),
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "JobMetadataUpdateRequest")),
    answers={200: _answers.json_answer(_shapes.model(_models, "JobMetadata"))},
)


def update_job_metadata(
    job_id: UUID | str, body: "_models.JobMetadataUpdateRequest | Mapping[str, Any]"
) -> "Call[_models.JobMetadata]":
    """Add to the metadata of a job.

    PATCH /api/jobs/{job_id}/metadata

    Args:
        job_id: Id of the job; one that is not a UUID gives a 500.
        body: Metadata to store with a job.

    Returns:
        All metadata of the job.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        PermissionDeniedError: The credentials are known but do not allow this: another team's object, a model the
            team may not use, a suspended team, a role without the right.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault such as a malformed id, JSON for
            a failed call to the provider.
    """
    return _UPDATE_JOB_METADATA.call({"job_id": job_id}, body)


_GET_JOB_COSTS: "Operation[_models.JobCosts]" = Operation(
    name="get_job_costs",
    method="GET",
    path="/api/jobs/{job_id}/costs",
    safety="safe",
    parameters=(Parameter("job_id", "job_id", "path", _codec.ID, required=True),),
    answers={200: _answers.json_answer(_shapes.model(_models, "JobCosts"))},
)


def get_job_costs(job_id: UUID | str) -> "Call[_models.JobCosts]":
    """Get what a job cost, call by call.

    GET /api/jobs/{job_id}/costs

    Args:
        job_id: Id of the job; one that is not a UUID gives a 500.

    Returns:
        The costs.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        PermissionDeniedError: The credentials are known but do not allow this: another team's object, a model the
            team may not use, a suspended team, a role without the right.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault such as a malformed id, JSON for
            a failed call to the provider.
    """
    return _GET_JOB_COSTS.call({"job_id": job_id})


_LIST_JOBS: "Operation[_models.TeamJobs]" = Operation(
    name="list_jobs",
    method="GET",
    path="/api/teams/{team_id}/jobs",
    safety="safe",
    parameters=(
        Parameter("team_id", "team_id", "path", _codec.STR, required=True),
        Parameter("limit", "limit", "query", _codec.INT),
        Parameter("offset", "offset", "query", _codec.INT),
        Parameter(
            "status", "status", "query", _shapes.literal("PENDING", "IN_PROGRESS", "COMPLETED", "FAILED", "CANCELLED")
        ),
    ),
    answers={200: _answers.json_answer(_shapes.model(_models, "TeamJobs"))},
)


def list_jobs(
    team_id: str,
    *,
    limit: int = 100,
    offset: int = 0,
    status: Literal["PENDING", "IN_PROGRESS", "COMPLETED", "FAILED", "CANCELLED"] | None = None,
) -> "Call[_models.TeamJobs]":
    """List the jobs of the team, newest first.

    GET /api/teams/{team_id}/jobs

    Args:
        team_id: Id of the team (at least 1 character).
        limit: Most jobs to return; there is no maximum, and a negative one gives a 500 (at least 0, default 100).
        offset: Number of jobs to skip; a negative one gives a 500 (at least 0, default 0).
        status: Only jobs in this state, in upper case; anything else gives a 500.

    Returns:
        One page of jobs.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        PermissionDeniedError: The credentials are known but do not allow this: another team's object, a model the
            team may not use, a suspended team, a role without the right.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault such as a malformed id, JSON for
            a failed call to the provider.
    """
    return _LIST_JOBS.call({"team_id": team_id, "limit": limit, "offset": offset, "status": status})


_GET_USAGE: "Operation[_models.TeamUsage]" = Operation(
    name="get_usage",
    method="GET",
    path="/api/teams/{team_id}/usage",
    safety="safe",
    parameters=(
        Parameter("team_id", "team_id", "path", _codec.STR, required=True),
        Parameter("period", "period", "query", _codec.STR, required=True),
    ),
    answers={200: _answers.json_answer(_shapes.model(_models, "TeamUsage"))},
)


def get_usage(team_id: str, *, period: str) -> "Call[_models.TeamUsage]":
    """Get what the team used in a period.

    GET /api/teams/{team_id}/usage

    Args:
        team_id: Id of the team (at least 1 character).
        period: A month as `YYYY-MM`, or a year as `YYYY`; a day gives only zeros.

    Returns:
        The usage.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        PermissionDeniedError: The credentials are known but do not allow this: another team's object, a model the
            team may not use, a suspended team, a role without the right.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _GET_USAGE.call({"team_id": team_id, "period": period})
