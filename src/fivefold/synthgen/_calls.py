"""Calls whose answers the two generations of the server give differently, read as one. No I/O."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final, TypeVar

from attrs import evolve
from fivefold_wire.synthgen import models as _models
from fivefold_wire.synthgen.api import batches, service, tasks

from .._answers import NothingError, json_answer, parse_json, read_json
from .._codec import Codec, WireError, is_object, told
from ..call import Call, Flow, Response
from ._enums import CalendarInterval, TaskStatus
from ._models import BATCH, TASK, Batch, BatchList, HealthResponse, TaskPage, TaskResponse, UsageStatsResponse
from .exceptions import NotFoundError

T = TypeVar("T")
W = TypeVar("W", bound=StrEnum)

_RANGE: Final = re.compile(r"([0-9]+)([mhd])")
_LONGEST: Final = {"m": 1440, "h": 720, "d": 365}
_MOST_LISTED: Final = 10_000


def _read(call: Call[Any], answers: Mapping[int, Callable[[Response], T]]) -> "Call[T]":
    return evolve(call, operation=evolve(call.operation, answers=answers))


def _found(codec: Codec, what: str) -> Callable[[Response], Any]:
    """Read a thing that is null when there is none."""

    def answer(response: Response) -> Any:
        value = read_json(response)
        if value is None:
            raise NothingError(f"{what} not found")
        return codec.read(value)

    return answer


def _unwell(response: Response) -> HealthResponse:
    """The document of an unhealthy service, which comes under `detail`."""
    value = read_json(response)
    return HealthResponse.from_dict(value["detail"] if is_object(value) and "detail" in value else value)


def check_health() -> "Call[HealthResponse]":
    """Check the parts of the service. An unhealthy service is an ordinary answer, and asked only once.

    GET /health

    Returns:
        `status` "healthy" or "unhealthy", the parts in `services`, and in `error` what is wrong.

    Raises:
        APIConnectionError: no answer came.
        InternalServerError: something in front of the service answered in its place.
    """
    return _read(service.check_health(), {200: json_answer(Codec(HealthResponse.from_dict, dict)), 503: _unwell})


def get_task(message_id: str) -> "Call[TaskResponse]":
    """Get one task.

    GET /api/v1/tasks/{message_id}

    Lags behind by up to five seconds. Old servers answer a pending task with a 500, and tell no custom_id.

    Args:
        message_id: Id that the server gave the task.

    Raises:
        NotFoundError: there is no such task, also where the service answers 200 with null.
        InternalServerError: a part behind the server failed.
    """
    return _read(tasks.get_task(message_id), {200: _found(TASK, f"task {message_id}")})


def get_batch(batch_id: str) -> "Call[Batch]":
    """Get the state of one batch.

    GET /api/v1/batches/{batch_id}

    Lags behind by up to five seconds; right after an upload there is no batch yet.

    Args:
        batch_id: Id of the batch. An id with a `/` in it cannot be reached.

    Raises:
        NotFoundError: there is no such batch yet, also where the service answers 200 with null.
        InternalServerError: a part behind the server failed.
    """
    return _read(batches.get_batch(batch_id), {200: _found(BATCH, f"batch {batch_id}")})


def get_batches() -> "Call[BatchList]":
    """List all batches, the newest first; 10,000 at most.

    GET /api/v1/batches

    Raises:
        InternalServerError: a part behind the server failed.
    """
    return _read(batches.get_batches(), {200: json_answer(Codec(BatchList.from_dict, dict))})


def list_batch_tasks(
    batch_id: str, *, task_status: "TaskStatus | str" = TaskStatus.COMPLETED, page: int = 1, page_size: int = 100
) -> "Call[TaskPage]":
    """List one page of a batch's tasks, the last completed first.

    GET /api/v1/batches/{batch_id}/tasks

    Only the first 10,000 tasks can be had this way: later pages are empty, and `total` stops there.
    `iter_batch_tasks` has them all. Of an old server the page is cut out of its stream.

    Args:
        batch_id: Id of the batch.
        task_status: Only tasks in this state.
        page: Number of the page, counted from 1.
        page_size: Tasks on a page (1 to 10,000).

    Raises:
        ValueError: an argument does not fit; nothing was sent.
    """
    for name, value, most in (("page", page, None), ("page_size", page_size, _MOST_LISTED)):
        if isinstance(value, bool) or not isinstance(value, int) or value < 1 or (most is not None and value > most):
            raise ValueError(
                f"{name}: expected an integer of 1 {f'to {most}' if most else 'or more'}, got {told(value)}"
            )

    def answer(response: Response) -> TaskPage:
        if response.media_type != "application/x-ndjson":
            return TaskPage.from_dict(read_json(response))
        listed = [task for line in response.body.splitlines() if line.strip() for task in _tasks_of(line)]
        shown = listed[(page - 1) * page_size : page * page_size]
        return TaskPage.from_dict({"total": len(listed), "page": page, "page_size": page_size, "tasks": shown})

    wanted = status_of(task_status)
    call = batches.get_batch_tasks(batch_id, task_status=wanted.value, page=page, page_size=page_size)
    return _read(evolve(call, operation=evolve(call.operation, name="list_batch_tasks")), {200: answer})


def _tasks_of(line: bytes) -> list[Any]:
    try:
        value = parse_json(line.decode())
    except ValueError as error:
        raise WireError(f"expected JSON: {error}", ValueError) from None
    found = value.get("tasks") if is_object(value) else None
    if not isinstance(found, list):
        raise WireError("expected an object with tasks")
    return found


def get_batch_stats(
    batch_id: str,
    time_range: str = "24h",
    interval: "CalendarInterval | str" = CalendarInterval.HOUR_SHORT,
) -> "Call[UsageStatsResponse]":
    """Get the statistics of a batch over time.

    GET /api/v1/batches/{batch_id}/stats

    Tasks are counted when they were completed, so pending ones never show. Tokens include those of cached tasks.

    Args:
        batch_id: Id of the batch; an unknown one has zeros.
        time_range: How far to look back: a whole number above zero with `m`, `h` or `d`; at most "1440m", "720h" or
            "365d".
        interval: Length of one point of the series, as a CalendarInterval or its text, such as "1h".

    Raises:
        ValueError: `time_range` or `interval` does not fit; nothing was sent.
        InternalServerError: a part behind the server failed.
    """
    call = batches.get_batch_stats(batch_id, time_range=checked_range(time_range), interval=interval_of(interval).value)
    return _read(call, {200: json_answer(Codec(UsageStatsResponse.from_dict, dict))})


def get_task_stats() -> "Flow[_models.TaskStatsResponse]":
    """Count all tasks of the service.

    GET /api/v1/tasks/stats, and where an old server does not have it GET /api/v1/batches, added up.

    Raises:
        InternalServerError: a part behind the server failed.
    """
    try:
        return (yield from tasks.get_task_stats())
    except NotFoundError:
        listed = yield from get_batches()
    counts = {
        field.name: sum(getattr(batch, field.name) for batch in listed.batches)
        for field in _models.TaskStatsResponse.wire_fields()
    }
    counts["completed_tasks"] -= counts["cached_tasks"]  # which an old server counts among the completed ones
    return _models.TaskStatsResponse(**counts)


def checked_range(given: str) -> str:
    """A time range as the service takes it. Raises ValueError."""
    found = _RANGE.fullmatch(given) if isinstance(given, str) else None
    if found is None or not 0 < int(found[1]) <= _LONGEST[found[2]]:
        raise ValueError(
            f"time_range: expected a whole number with m, h or d, at most 1440m, 720h or 365d, got {told(given)}"
        )
    return given


def interval_of(given: CalendarInterval | str) -> CalendarInterval:
    """An interval by itself or by its text. Raises ValueError."""
    return _member(CalendarInterval, "interval", given)


def status_of(given: TaskStatus | str) -> TaskStatus:
    """A status by itself or by its text. Raises ValueError."""
    return _member(TaskStatus, "task_status", given)


def _member(known: type[W], name: str, given: Any) -> W:
    if isinstance(given, str) and given in {*known}:
        return known(given)
    raise ValueError(f"{name}: expected one of {', '.join(known)}, got {told(given)}")
