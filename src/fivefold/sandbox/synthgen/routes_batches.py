"""Batches: their state, tasks and statistics."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Any

from starlette.responses import Response, StreamingResponse

from fivefold.sandbox._fastapi import UnhandledError
from fivefold.sandbox._reading import Call, ReportedError
from fivefold.sandbox.synthgen.records import NEVER, Task
from fivefold.sandbox.synthgen.render import View
from fivefold.sandbox.synthgen.stats import LIMIT, parse_time_range, summary, time_series
from fivefold.sandbox.synthgen.times import iso_offset
from fivefold.sandbox.synthgen.world import SynthgenWorld

_MOST_BATCHES = 10_000


def get_batches(world: SynthgenWorld, call: Call) -> Any:
    view = world.look("fetch batches")
    batches = world.store.batches
    newest = sorted(batches, key=lambda batch_id: -batches[batch_id][0].created)
    listed = [view.batch(batch_id, batches[batch_id]) for batch_id in newest[:_MOST_BATCHES]]
    return {"total": len(listed), "batches": listed}


def get_batch(world: SynthgenWorld, call: Call) -> Any:
    batch_id = call.path["batch_id"]
    view = world.look("fetch batch")
    tasks = world.store.batches.get(batch_id)
    if not tasks and world.old:
        raise ReportedError(404, f"No tasks found for batch_id {batch_id}")
    return view.batch(batch_id, tasks) if tasks else None


def delete_batch(world: SynthgenWorld, call: Call) -> Any:
    world.look("delete batch")
    world.delete(world.store.present(call.path["batch_id"]), world.settle())


def export_batch_tasks(world: SynthgenWorld, call: Call) -> Response:
    now = world.settle()
    if not world.has("broken_exports"):
        world.check("fetch tasks")
    view = View(world.store.index.seen(now), world.old, world.has("early_completed_at"))
    tasks = _found(world, view, call)
    tasks.sort(key=lambda task: -task.created)
    return StreamingResponse(_lines(world, view, tasks), media_type="application/x-ndjson")


async def _lines(world: SynthgenWorld, view: View, tasks: Sequence[Task]) -> AsyncIterator[str]:
    size = world.settings.options["export_lines"]
    for start in range(0, max(len(tasks), 1), size):
        if "elasticsearch" in world.down:
            raise UnhandledError("the store went down during an export")
        rows = ", ".join(view.row(task) for task in tasks[start : start + size])
        yield f'{{"tasks": [{rows}], "total": {len(tasks)}}}\n'


def get_batch_tasks(world: SynthgenWorld, call: Call) -> Response:
    view = world.look("fetch tasks")
    page, size = call.query["page"], call.query["page_size"]
    tasks = _found(world, view, call)
    tasks.sort(key=lambda task: _completed(view, task), reverse=True)
    if world.has("first_10000"):
        del tasks[LIMIT:]
    rows = ",".join(view.row(task) for task in tasks[(page - 1) * size : page * size])
    text = f'{{"total":{len(tasks)},"page":{page},"page_size":{size},"tasks":[{rows}]}}'
    return Response(text, media_type="application/json")


def _found(world: SynthgenWorld, view: View, call: Call) -> list[Task]:
    """The tasks of a batch in the wanted state, in the order of this query."""
    wanted = call.query["task_status"]
    tasks = world.store.batches.get(call.path["batch_id"], ())
    return world.shuffled([task for task in tasks if wanted is None or view.status(task) == wanted])


def _completed(view: View, task: Task) -> float:
    """When a task was completed; those that were not come last."""
    completed = view.times(task)[1]
    return completed if completed < NEVER else 0.0


def get_batch_stats(world: SynthgenWorld, call: Call) -> Any:
    time_range, interval = call.query["time_range"], call.query["interval"]
    try:
        seconds = parse_time_range(time_range)
    except ValueError as error:
        problem = f"1 validation error for TimeRange\nvalue\n  Value error, {error}"
        raise ReportedError(400, f"Invalid time_range parameter: {problem}") from None
    view = world.look("fetch usage statistics")
    now = world.settle()
    tasks = [
        task
        for task in world.store.batches.get(call.path["batch_id"], ())
        if now - seconds <= view.times(task)[1] <= now
    ]
    return {
        "time_range": time_range,
        "interval": interval,
        "current_time": iso_offset(now),
        "time_series": time_series(view, tasks, interval),
        "summary": summary(view, tasks, LIMIT if world.has("first_10000") else None),
    }
