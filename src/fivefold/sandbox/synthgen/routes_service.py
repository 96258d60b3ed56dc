"""Health of the service, and the API key."""

from __future__ import annotations

from typing import Any

from starlette.responses import JSONResponse

from fivefold.sandbox._reading import Call
from fivefold.sandbox.synthgen.world import SynthgenWorld

_REASONS = {
    "rabbitmq": "RabbitMQ: ",
    "elasticsearch": "Elasticsearch: Elasticsearch cluster did not respond to ping",
}
"""Part that health depends on to what is said when it is down; the broker's reason is empty on the real service too."""


def get_root(world: SynthgenWorld, call: Call) -> Any:
    return {"message": "Welcome to Synthgen API", "docs_url": "/docs", "redoc_url": "/redoc"}


def verify_token(world: SynthgenWorld, call: Call) -> Any:
    return {"isValid": True}


def check_health(world: SynthgenWorld, call: Call) -> Any:
    world.settle()
    reasons = [reason for part, reason in _REASONS.items() if part in world.down]
    parts = {part: "unhealthy" if part in world.down else "healthy" for part in _REASONS}
    document = {
        "status": "unhealthy" if reasons else "healthy",
        "services": {"api": "healthy", **parts, **_queues(world)},
        "error": " | ".join(reasons) if reasons else None,
    }
    return JSONResponse({"detail": document}, 503) if reasons else document


def _queues(world: SynthgenWorld) -> dict[str, int]:
    """Who consumes and what waits; nothing is known of the queues while the broker is down."""
    known = "rabbitmq" not in world.down
    consumers = int(known and "worker" not in world.down)
    tasks = world.workers.waiting if known else 0
    if world.old:
        return {"queue_consumers": consumers, "queue_messages": tasks}
    return {
        "task_queue_consumers": consumers,
        "task_queue_messages": tasks,
        "batch_queue_consumers": consumers,
        "batch_queue_messages": len(world.workers.uploads) if known else 0,
    }
