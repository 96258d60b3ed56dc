"""Benchmark runs and their results."""

from __future__ import annotations

from typing import Any

from fivefold.sandbox._checks import issue
from fivefold.sandbox._reading import Call, ReportedError
from fivefold.sandbox.arguslm import render
from fivefold.sandbox.arguslm.benchmarking import run_benchmark
from fivefold.sandbox.arguslm.exports import benchmark_file
from fivefold.sandbox.arguslm.lookup import check_sizes, find
from fivefold.sandbox.arguslm.records import Run
from fivefold.sandbox.arguslm.state import newest_first
from fivefold.sandbox.arguslm.world import ArgusWorld


def start_benchmark(world: ArgusWorld, call: Call) -> Any:
    body = call.body
    ids: list[str] = body["model_ids"]
    unknown = [model_id for model_id in ids if model_id not in world.state.models]
    repeated = len(set(ids)) < len(ids)
    if unknown or (repeated and world.has("duplicate_ids_as_unknown")):
        raise ReportedError(400, f"Model IDs not found: {', '.join(unknown)}")
    if repeated:
        raise ReportedError(
            422, [issue("value_error", "Value error, repeated model ids", ids, loc=("body", "model_ids"))]
        )
    check_sizes(world, body)
    now = world.now()
    run = Run(
        id=world.new_id("run"),
        name=body["name"] or f"Benchmark {now:%Y-%m-%d %H:%M}",
        status="pending",
        model_ids=ids,
        prompt_pack=body["prompt_pack"],
        max_tokens=body["max_tokens"],
        num_runs=body["num_runs"],
        started_at=now,
        created_at=now,
        updated_at=now,
    )
    world.state.runs[run.id] = run
    world.spawn(run_benchmark(world, run))
    return {"id": run.id, "status": "pending", "message": "Benchmark run started"}


def list_benchmarks(world: ArgusWorld, call: Call) -> Any:
    query = call.query
    found = [run for run in world.state.runs.values() if query["status"] in (None, run.status)]
    start = (query["page"] - 1) * query["per_page"]
    runs = newest_first(found, world.ties())[start : start + query["per_page"]]
    return {
        "runs": [render.run(world, run) for run in runs],
        "total": len(found),
        "page": query["page"],
        "per_page": query["per_page"],
    }


def get_benchmark(world: ArgusWorld, call: Call) -> Any:
    return render.run_detail(world, _find(world, call))


def get_benchmark_results(world: ArgusWorld, call: Call) -> Any:
    results = [render.result(world, one) for one in _find(world, call).results]
    return {"results": results, "total": len(results)}


def export_benchmark(world: ArgusWorld, call: Call) -> Any:
    return benchmark_file(world, _find(world, call), call.query["format"])


def _find(world: ArgusWorld, call: Call) -> Run:
    return find(world.state.runs, call.path["run_id"], "Benchmark run")
