"""Signs of life and metrics."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from fivefold.sandbox.mongars.access import RefusedError
from fivefold.sandbox.mongars.serving import Ask
from fivefold.sandbox.mongars.world import MongarsWorld

_PROMETHEUS = "text/plain; version=1.0.0; charset=utf-8"


def check_health(world: MongarsWorld, ask: Ask) -> Any:
    return {"status": "ok"}


def check_ready(world: MongarsWorld, ask: Ask) -> Any:
    return {"status": "ready"}


def check_llm_health(world: MongarsWorld, ask: Ask) -> Any:
    return {"status": "healthy", "backend": "local", "model": None, "last_check": None, "detail": None}


def get_metrics(world: MongarsWorld, ask: Ask) -> Any:
    if not world.settings.options["metrics"]:
        raise RefusedError(404, "Not found")
    lines = [
        "# HELP mongars_peers Number of registered nodes.",
        "# TYPE mongars_peers gauge",
        f"mongars_peers {float(len(world.peers))}",
        "# HELP mongars_operations_total Operations that took effect.",
        "# TYPE mongars_operations_total counter",
        *(f'mongars_operations_total{{operation="{name}"}} {float(n)}' for name, n in sorted(world.effects.items())),
    ]
    return Response("\n".join([*lines, ""]), headers={"content-type": _PROMETHEUS})
