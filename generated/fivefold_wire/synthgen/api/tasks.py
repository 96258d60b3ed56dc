# Machine-written by scripts/generate.py from openapi/synthgen.json with openapi-python-client 0.29.1: do not edit.
"""Single tasks, and counts over all."""

from fivefold import _answers, _codec, _shapes
from fivefold.call import Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "get_task_stats",
    "get_task",
    "delete_task",
)
_GET_TASK_STATS: "Operation[_models.TaskStatsResponse]" = Operation(
    name="get_task_stats",
    method="GET",
    path="/api/v1/tasks/stats",
    safety="safe",
    answers={200: _answers.json_answer(_shapes.model(_models, "TaskStatsResponse"))},
)


def get_task_stats() -> "Call[_models.TaskStatsResponse]":
    """Count all tasks of the service.

    Old servers do not have it and answer 404.

    GET /api/v1/tasks/stats

    Returns:
        The counts.

    Raises:
        AuthenticationError: The API key is missing or wrong.
        NotFoundError: There is no such object, or the server is too old to have the path.
        InternalServerError: A part behind the server failed; `detail` has its words, which may be long.
    """
    return _GET_TASK_STATS.call({})


_GET_TASK: "Operation[_models.TaskResponse | None]" = Operation(
    name="get_task",
    method="GET",
    path="/api/v1/tasks/{message_id}",
    safety="safe",
    parameters=(Parameter("message_id", "message_id", "path", _codec.STR, required=True),),
    answers={200: _answers.json_answer(_shapes.nullable(_shapes.model(_models, "TaskResponse")))},
)


def get_task(message_id: str) -> "Call[_models.TaskResponse | None]":
    """Get one task.

    Lags behind by up to five seconds. Old servers answer an unknown task with 404 and a pending one with 500.

    GET /api/v1/tasks/{message_id}

    Args:
        message_id: Id that the server gave the task.

    Returns:
        The task; null if there is none.

    Raises:
        AuthenticationError: The API key is missing or wrong.
        NotFoundError: There is no such object, or the server is too old to have the path.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: A part behind the server failed; `detail` has its words, which may be long.
    """
    return _GET_TASK.call({"message_id": message_id})


_DELETE_TASK: "Operation[None]" = Operation(
    name="delete_task",
    method="DELETE",
    path="/api/v1/tasks/{message_id}",
    safety="idempotent",
    parameters=(Parameter("message_id", "message_id", "path", _codec.STR, required=True),),
    answers={204: _answers.no_answer},
)


def delete_task(message_id: str) -> "Call[None]":
    """Delete one task.

    A task that is still being processed may be processed again and again afterwards, at the cost of a call upstream
    each time.

    DELETE /api/v1/tasks/{message_id}

    Args:
        message_id: Id that the server gave the task.

    Raises:
        AuthenticationError: The API key is missing or wrong.
        NotFoundError: There is no such object, or the server is too old to have the path.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: A part behind the server failed; `detail` has its words, which may be long.
    """
    return _DELETE_TASK.call({"message_id": message_id})
