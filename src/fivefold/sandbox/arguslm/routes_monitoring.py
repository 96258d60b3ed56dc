"""Monitoring: its configuration, its runs, and the history of what they found."""

from __future__ import annotations

from typing import Any

from fivefold.sandbox._reading import Call, ReportedError
from fivefold.sandbox.arguslm import render
from fivefold.sandbox.arguslm.exports import uptime_file
from fivefold.sandbox.arguslm.lookup import apply, page
from fivefold.sandbox.arguslm.monitoring import run_checks
from fivefold.sandbox.arguslm.prompts import PACKS
from fivefold.sandbox.arguslm.state import newest_first
from fivefold.sandbox.arguslm.world import ArgusWorld


def get_monitoring_config(world: ArgusWorld, call: Call) -> Any:
    return render.config(world, world.config())


def update_monitoring_config(world: ArgusWorld, call: Call) -> Any:
    pack = call.body.get("prompt_pack")
    if pack is not None and pack not in PACKS:
        raise ReportedError(400, f"Invalid prompt pack: {pack}")
    apply(world.config(), call.body)
    return render.config(world, world.config())


def run_monitoring(world: ArgusWorld, call: Call) -> Any:
    world.spawn(run_checks(world))
    return {
        "run_id": world.new_id("monitoring run"),
        "status": "queued",
        "message": "Monitoring run queued for execution",
    }


def get_uptime_history(world: ArgusWorld, call: Call) -> Any:
    query = call.query
    found = [
        check
        for check in world.state.checks.values()
        if query["model_id"] in (None, check.model_id)
        and query["status"] in (None, check.status)
        and (query["since"] is None or check.created_at >= query["since"])
        and (not query["enabled_only"] or world.state.models[check.model_id].enabled_for_monitoring)
    ]
    items = page(newest_first(found, world.ties()), query)
    return {
        "items": [render.check(world, check) for check in items],
        "total": len(found),
        "limit": query["limit"],
        "offset": query["offset"],
    }


def export_uptime_history(world: ArgusWorld, call: Call) -> Any:
    query = call.query
    found = [
        check
        for check in world.state.checks.values()
        if query["model_id"] in (None, check.model_id)
        and (query["start_date"] is None or check.created_at >= query["start_date"])
        and (query["end_date"] is None or check.created_at <= query["end_date"])
    ]
    return uptime_file(world, newest_first(found, None), query["format"])


def list_prompt_packs(world: ArgusWorld, call: Call) -> Any:
    return list(PACKS.values())
