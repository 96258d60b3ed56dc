"""Single tasks, and counts over all."""

from __future__ import annotations

from itertools import chain
from typing import Any

from starlette.responses import Response

from fivefold.sandbox._reading import Call, ReportedError
from fivefold.sandbox.synthgen.records import NEVER
from fivefold.sandbox.synthgen.world import SynthgenWorld

_ABSENT = (
    "5 validation errors for Task\ncompletions\n  Field required [type=missing]\ncached\n  Field required "
    "[type=missing]\nstarted_at\n  Field required [type=missing]\ncompleted_at\n  Field required [type=missing]\n"
    "duration\n  Field required [type=missing]"
)


def get_task_stats(world: SynthgenWorld, call: Call) -> Any:
    view = world.look("fetch task statistics")
    return view.counts(chain.from_iterable(world.store.batches.values()))


def get_task(world: SynthgenWorld, call: Call) -> Any:
    message_id = call.path["message_id"]
    view = world.look("fetch task")
    task = world.store.get(message_id)
    if task is None:
        if world.old:
            raise _unknown(message_id)
        return None
    if world.old and world.has("pending_500") and view.status(task) == "PENDING":
        raise ReportedError(500, f"Failed to fetch task: {_ABSENT}")
    return Response(view.task(task), media_type="application/json")


def delete_task(world: SynthgenWorld, call: Call) -> Any:
    message_id = call.path["message_id"]
    world.look("delete task")
    task = world.store.get(message_id)
    if task is None or task.deleted < NEVER:
        raise _unknown(message_id)
    world.delete([task], world.settle())


def _unknown(message_id: str) -> ReportedError:
    return ReportedError(404, f"Task with message_id {message_id} not found")
