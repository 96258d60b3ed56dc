# Machine-written by scripts/generate.py from openapi/synthgen.json with openapi-python-client 0.29.1: do not edit.
"""Batches of tasks: upload, state, tasks and statistics."""

from collections.abc import Mapping
from typing import Any, Literal

from fivefold import _answers, _bodies, _codec, _shapes
from fivefold.call import Body, Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "get_batches",
    "create_batch_upload",
    "get_batch",
    "delete_batch",
    "export_batch_tasks",
    "get_batch_tasks",
    "get_batch_stats",
)
_GET_BATCHES: "Operation[_models.BatchList]" = Operation(
    name="get_batches",
    method="GET",
    path="/api/v1/batches",
    safety="safe",
    answers={200: _answers.json_answer(_shapes.model(_models, "BatchList"))},
)


def get_batches() -> "Call[_models.BatchList]":
    """List all batches, the newest first.

    GET /api/v1/batches

    Returns:
        The batches, 10000 at most.

    Raises:
        AuthenticationError: The API key is missing or wrong.
        InternalServerError: A part behind the server failed; `detail` has its words, which may be long.
    """
    return _GET_BATCHES.call({})


_CREATE_BATCH_UPLOAD: "Operation[_models.BulkTaskResponse]" = Operation(
    name="create_batch_upload",
    method="POST",
    path="/api/v1/batches",
    safety="unsafe",
    parameters=(Parameter("batch_id", "batch_id", "query", _codec.STR),),
    body=Body("multipart/form-data", _bodies.encode_multipart, _shapes.model(_models, "BatchUpload")),
    answers={200: _answers.json_answer(_shapes.model(_models, "BulkTaskResponse"))},
)


def create_batch_upload(
    body: "_models.BatchUpload | Mapping[str, Any]", *, batch_id: str | None = None
) -> "Call[_models.BulkTaskResponse]":
    """Upload one chunk of a batch.

    Nothing in the file is looked at before the answer: lines that are no valid task are counted here and dropped later.
    Several uploads under one `batch_id` add up, in any order; the same upload sent again makes every task a second
    time.

    POST /api/v1/batches

    Args:
        body: The chunk, as a file.
        batch_id: Batch that the tasks are added to; made up by the server if left out or empty.

    Returns:
        The upload is stored and queued; its tasks are not there yet.

    Raises:
        BadRequestError: The file's name does not end in `.jsonl`.
        AuthenticationError: The API key is missing or wrong.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: A part behind the server failed; `detail` has its words, which may be long.
    """
    return _CREATE_BATCH_UPLOAD.call({"batch_id": batch_id}, body)


_GET_BATCH: "Operation[_models.Batch | None]" = Operation(
    name="get_batch",
    method="GET",
    path="/api/v1/batches/{batch_id}",
    safety="safe",
    parameters=(Parameter("batch_id", "batch_id", "path", _codec.STR, required=True),),
    answers={200: _answers.json_answer(_shapes.nullable(_shapes.model(_models, "Batch")))},
)


def get_batch(batch_id: str) -> "Call[_models.Batch | None]":
    """Get the state of one batch.

    Lags behind by up to five seconds. Old servers answer an unknown batch with 404, newer ones with null.

    GET /api/v1/batches/{batch_id}

    Args:
        batch_id: Id of the batch. An id with a `/` in it cannot be reached.

    Returns:
        The batch; null if the server knows none of its tasks, which is so until the first of them is taken in.

    Raises:
        AuthenticationError: The API key is missing or wrong.
        NotFoundError: There is no such object, or the server is too old to have the path.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: A part behind the server failed; `detail` has its words, which may be long.
    """
    return _GET_BATCH.call({"batch_id": batch_id})


_DELETE_BATCH: "Operation[None]" = Operation(
    name="delete_batch",
    method="DELETE",
    path="/api/v1/batches/{batch_id}",
    safety="idempotent",
    parameters=(Parameter("batch_id", "batch_id", "path", _codec.STR, required=True),),
    answers={204: _answers.no_answer},
)


def delete_batch(batch_id: str) -> "Call[None]":
    """Delete a batch with all its tasks.

    Deleting a batch that still runs makes the workers process some of its tasks again and again, at the cost of a call
    upstream each time.

    DELETE /api/v1/batches/{batch_id}

    Args:
        batch_id: Id of the batch. An id with a `/` in it cannot be reached.

    Raises:
        AuthenticationError: The API key is missing or wrong.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: A part behind the server failed; `detail` has its words, which may be long.
    """
    return _DELETE_BATCH.call({"batch_id": batch_id})


_EXPORT_BATCH_TASKS: "Operation[bytes]" = Operation(
    name="export_batch_tasks",
    method="GET",
    path="/api/v1/batches/{batch_id}/tasks/export",
    safety="safe",
    parameters=(
        Parameter("batch_id", "batch_id", "path", _codec.STR, required=True),
        Parameter(
            "task_status", "task_status", "query", _shapes.literal("PENDING", "PROCESSING", "COMPLETED", "FAILED")
        ),
    ),
    answers={200: _answers.bytes_answer},
)


def export_batch_tasks(
    batch_id: str, *, task_status: Literal["PENDING", "PROCESSING", "COMPLETED", "FAILED"] | None = None
) -> "Call[bytes]":
    """Stream the tasks of a batch.

    Newest upload first, in no order within an upload. A fault of the server breaks the stream off: it is complete when
    it has as many tasks as `total` says. Old servers do not have this path and stream from `get_batch_tasks`.

    GET /api/v1/batches/{batch_id}/tasks/export

    Args:
        batch_id: Id of the batch. An id with a `/` in it cannot be reached.
        task_status: Only tasks in this state; tasks in any state if left out.

    Returns:
        Lines of JSON, each with up to 10000 tasks; at least one line, even for an unknown batch.

    Raises:
        AuthenticationError: The API key is missing or wrong.
        NotFoundError: There is no such object, or the server is too old to have the path.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: A part behind the server failed; `detail` has its words, which may be long.
    """
    return _EXPORT_BATCH_TASKS.call({"batch_id": batch_id, "task_status": task_status})


_GET_BATCH_TASKS: "Operation[_models.TaskPage]" = Operation(
    name="get_batch_tasks",
    method="GET",
    path="/api/v1/batches/{batch_id}/tasks",
    safety="safe",
    parameters=(
        Parameter("batch_id", "batch_id", "path", _codec.STR, required=True),
        Parameter(
            "task_status", "task_status", "query", _shapes.literal("PENDING", "PROCESSING", "COMPLETED", "FAILED")
        ),
        Parameter("page", "page", "query", _codec.INT),
        Parameter("page_size", "page_size", "query", _codec.INT),
    ),
    answers={200: _answers.json_answer(_shapes.model(_models, "TaskPage"))},
)


def get_batch_tasks(
    batch_id: str,
    *,
    task_status: Literal["PENDING", "PROCESSING", "COMPLETED", "FAILED"] = "COMPLETED",
    page: int = 1,
    page_size: int = 100,
) -> "Call[_models.TaskPage]":
    """List one page of a batch's tasks.

    Last completed first, which changes while the batch runs. Only the first 10000 tasks can be had this way: later
    pages are empty, and `total` stops there.

    GET /api/v1/batches/{batch_id}/tasks

    Args:
        batch_id: Id of the batch. An id with a `/` in it cannot be reached.
        task_status: Only tasks in this state (default COMPLETED).
        page: Number of the page, counted from 1.
        page_size: Tasks on a page (1 to 10000, default 100).

    Returns:
        The page. Old servers stream all tasks in the form of `export_batch_tasks` instead.

    Raises:
        AuthenticationError: The API key is missing or wrong.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: A part behind the server failed; `detail` has its words, which may be long.
    """
    return _GET_BATCH_TASKS.call(
        {"batch_id": batch_id, "task_status": task_status, "page": page, "page_size": page_size}
    )


_GET_BATCH_STATS: "Operation[_models.UsageStatsResponse]" = Operation(
    name="get_batch_stats",
    method="GET",
    path="/api/v1/batches/{batch_id}/stats",
    safety="safe",
    parameters=(
        Parameter("batch_id", "batch_id", "path", _codec.STR, required=True),
        Parameter("time_range", "time_range", "query", _codec.STR),
        Parameter(
            "interval",
            "interval",
            "query",
            _shapes.literal(
                "minute", "1m", "hour", "1h", "day", "1d", "week", "1w", "month", "1M", "quarter", "1q", "year", "1y"
            ),
        ),
    ),
    answers={200: _answers.json_answer(_shapes.model(_models, "UsageStatsResponse"))},
)


def get_batch_stats(
    batch_id: str,
    *,
    time_range: str = "24h",
    interval: Literal[
        "minute", "1m", "hour", "1h", "day", "1d", "week", "1w", "month", "1M", "quarter", "1q", "year", "1y"
    ] = "1h",
) -> "Call[_models.UsageStatsResponse]":
    """Get the statistics of a batch over time.

    Tasks are counted when they were completed, so pending ones never show. Tokens include those of cached tasks.

    GET /api/v1/batches/{batch_id}/stats

    Args:
        batch_id: Id of the batch. An id with a `/` in it cannot be reached.
        time_range: How far to look back: a whole number above zero with `m`, `h` or `d`; at most 1440m, 720h or
            365d (matching
            `^0*([1-9][0-9]{0,2}|1[0-3][0-9]{2}|14[0-3][0-9]|1440)m$|^0*([1-9][0-9]?|[1-6][0-9]{2}|7[01][0-9]|720)h$|^0*([1-9][0-9]?|[12][0-9]{2}|3[0-5][0-9]|36[0-5])d$`,
            default 24h).
        interval: Length of one point of the series (default 1h).

    Returns:
        The statistics; zeros for an unknown batch.

    Raises:
        BadRequestError: The time range cannot be read, or is too long.
        AuthenticationError: The API key is missing or wrong.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: A part behind the server failed; `detail` has its words, which may be long.
    """
    return _GET_BATCH_STATS.call({"batch_id": batch_id, "time_range": time_range, "interval": interval})
