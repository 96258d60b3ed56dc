"""Synthgen's side of the matrix."""

from typing import Any

from ..replies import lines, nothing, said
from .operation import Operation, one

BATCH, MESSAGE = "8567f6c5-d2e5-4f3d-951f-8c616ddc6fa7", "8dc04ad5-70de-440f-9f9a-2404f0368e27"
TASKS = 2
_TIME = "2026-01-01T00:00:00.183434Z"
_STATE = {
    "batch_id": BATCH,
    "batch_status": "COMPLETED",
    "total_tasks": TASKS,
    "completed_tasks": TASKS,
    "failed_tasks": 0,
    "pending_tasks": 0,
    "processing_tasks": 0,
    "cached_tasks": 0,
    "created_at": _TIME,
    "started_at": _TIME,
    "completed_at": _TIME,
    "duration": 21,
    "total_tokens": 14,
    "prompt_tokens": 6,
    "completion_tokens": 8,
}


def _task(number: int) -> dict[str, Any]:
    message = {"role": "assistant", "content": f"Answer {number}"}
    return {
        "message_id": MESSAGE[:-1] + str(number),
        "batch_id": BATCH,
        "custom_id": f"q{number}",
        "status": "COMPLETED",
        "cached": False,
        "body": {"model": "qwen", "messages": [{"role": "user", "content": "1+4"}]},
        "created_at": _TIME,
        "started_at": _TIME,
        "completed_at": _TIME,
        "duration": 21,
        "completions": {
            "id": f"chatcmpl-{number}",
            "object": "chat.completion",
            "created": 1767225600,
            "model": "qwen",
            "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 7},
        },
        "dataset": None,
        "source": {"fivefold.custom_id.only": f"q{number}", "from": "a test"},
    }


_HEALTHY = {
    "status": "healthy",
    "services": {
        "api": "healthy",
        "rabbitmq": "healthy",
        "elasticsearch": "healthy",
        "task_queue_consumers": 1,
        "task_queue_messages": 0,
        "batch_queue_consumers": 1,
        "batch_queue_messages": 0,
    },
    "error": None,
}
_COUNTED = {
    "total_tasks": TASKS,
    "completed_tasks": TASKS,
    "failed_tasks": 0,
    "cached_tasks": 0,
    "total_tokens": 14,
    "prompt_tokens": 6,
    "completion_tokens": 8,
    "tokens_per_second": 190.48,
}
_STATS = {
    "time_range": "1m",
    "interval": "1m",
    "current_time": "2026-01-01T00:00:00.368240+00:00",
    "time_series": [{**_COUNTED, "timestamp": "2026-01-01 00:00:00", "avg_duration_ms": 21}],
    "summary": {
        **_COUNTED,
        "processing_tasks": 0,
        "total_prompt_tokens": 6,
        "total_completion_tokens": 8,
        "average_response_time": 21,
        "cache_hit_rate": 0.0,
    },
}
_EXPORTED = lines(*({"tasks": [_task(number)], "total": TASKS} for number in range(TASKS)))
_GET_BATCH, _GET_HEALTH = f"GET /api/v1/batches/{BATCH}", "GET /health"
_EXPORT, _UPLOAD = f"{_GET_BATCH}/tasks/export", "POST /api/v1/batches[?]*"
_WAITING = {_GET_BATCH: said(_STATE), f"{_GET_BATCH}/stats[?]*": said(_STATS), _GET_HEALTH: said(_HEALTHY)}

SYNTHGEN = (
    one("get_batch", "read", _GET_BATCH, said(_STATE)),
    one("get_task", "read", f"GET /api/v1/tasks/{MESSAGE}", said(_task(7))),
    one("create_batch", "write", _UPLOAD, said({"batch_id": "$batch_id", "total_tasks": TASKS}), unsafe=True),
    one("delete_task", "write", f"DELETE /api/v1/tasks/{MESSAGE}", nothing()),
    one("iter_batch_tasks", "stream", _EXPORT, _EXPORTED),
    Operation("get_batch_tasks", "flow", _EXPORT, {_EXPORT: _EXPORTED, _GET_BATCH: said(_STATE)}),
    one("get_batches", "listing", "GET /api/v1/batches", said({"total": 1, "batches": [_STATE]})),
    Operation("wait_for_batch", "flow", _GET_BATCH, _WAITING, calls=3),
)
