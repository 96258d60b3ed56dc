"""The operations of both generations, in routing order: a fixed path comes before one that would swallow it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from fivefold.sandbox._checks import REQUIRED, Field, Schema, text
from fivefold.sandbox._fastapi import Operation
from fivefold.sandbox._reading import Call
from fivefold.sandbox.synthgen import bodies
from fivefold.sandbox.synthgen import routes_batches as batches
from fivefold.sandbox.synthgen import routes_service as service
from fivefold.sandbox.synthgen import routes_tasks as tasks
from fivefold.sandbox.synthgen.gate import check_key
from fivefold.sandbox.synthgen.world import SynthgenWorld

__all__ = ["OPERATIONS"]

_PARAMETER = re.compile(r"\{(\w+)\}")
_OPEN = (service.check_health, service.get_root)
_NOTHING: Mapping[str, Field] = {}


def _row(
    method: str, path: str, run: Callable[[SynthgenWorld, Call], Any], *, query: Schema = _NOTHING, status: int = 200
) -> Operation[SynthgenWorld]:
    """An operation named like the function that runs it; all parameters in paths are texts."""
    return Operation(
        name=run.__name__,
        method=method,
        path=path,
        run=run,
        guard=None if run in _OPEN else check_key,
        path_fields={name: Field(text(), REQUIRED) for name in _PARAMETER.findall(path)},
        query=query,
        status=status,
        effect=method != "GET",
    )


_BATCHES = "/api/v1/batches"
_BATCH = f"{_BATCHES}/{{batch_id}}"
_TASKS = "/api/v1/tasks"
_TASK = f"{_TASKS}/{{message_id}}"

_NEW: Sequence[Operation[SynthgenWorld]] = (
    _row("GET", "/health", service.check_health),
    _row("GET", "/", service.get_root),
    _row("GET", "/token", service.verify_token),
    _row("GET", _BATCHES, batches.get_batches),
    _row("GET", _BATCH, batches.get_batch),
    _row("DELETE", _BATCH, batches.delete_batch, status=204),
    _row("GET", f"{_BATCH}/tasks/export", batches.export_batch_tasks, query=bodies.EXPORT_QUERY),
    _row("GET", f"{_BATCH}/tasks", batches.get_batch_tasks, query=bodies.PAGE_QUERY),
    _row("GET", f"{_BATCH}/stats", batches.get_batch_stats, query=bodies.STATS_QUERY),
    _row("GET", f"{_TASKS}/stats", tasks.get_task_stats),
    _row("GET", _TASK, tasks.get_task),
    _row("DELETE", _TASK, tasks.delete_task, status=204),
)

_ABSENT = ("verify_token", "get_task_stats", "export_batch_tasks")
"""What the old server does not have."""

_CHANGED: Mapping[str, Mapping[str, Any]] = {
    "get_batches": {"query": bodies.BATCHES_QUERY},
    "get_batch_tasks": {"query": bodies.STREAM_QUERY, "run": batches.export_batch_tasks},
}
"""Where the old server differs; its tasks of a batch are the stream."""

OPERATIONS: Mapping[str, Sequence[Operation[SynthgenWorld]]] = {
    "new": _NEW,
    "old": [replace(row, **_CHANGED.get(row.name, {})) for row in _NEW if row.name not in _ABSENT],
}
"""Generation to its operations, without the upload."""
