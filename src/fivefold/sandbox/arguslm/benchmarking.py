"""Runs a benchmark: calls one after the other, told to the listeners as they finish, committed together at the end."""

from __future__ import annotations

from datetime import timedelta

from fivefold.sandbox.arguslm.hub import END, Progress, progress_message
from fivefold.sandbox.arguslm.records import Model, Result, Run
from fivefold.sandbox.arguslm.simulate import Outcome, call_model, refusal
from fivefold.sandbox.arguslm.world import ArgusWorld

__all__ = ["failure_message", "run_benchmark"]

_COMMIT_ERROR = 'insert or update on table "benchmark_results" violates foreign key constraint'


def failure_message() -> dict[str, str]:
    """The stream's last message when the results could not be committed."""
    return {"type": "error", "error": _COMMIT_ERROR, "status": "failed"}


async def run_benchmark(world: ArgusWorld, run: Run) -> None:
    """Take a pending run to its end; each upstream call takes one pace, and so does the time before the first."""
    pace = timedelta(seconds=world.settings.pace)
    due = world.clock.now() + pace
    await world.clock.sleep_until(due)
    models = [world.state.models[model_id] for model_id in run.model_ids if model_id in world.state.models]
    run.status, run.updated_at = "running", world.now()
    progress = world.hub.running[run.id] = Progress(total=len(run.model_ids) * run.num_runs)
    world.hub.publish(run.id, _start_message(world, progress))
    results: list[Result] = []
    for model in models:
        # The first call of each model is a warm-up that nobody is told of.
        due += pace
        for _ in range(run.num_runs):
            due += pace
            await world.clock.sleep_until(due)
            results.append(_call(world, run, model))
            progress.completed += 1
            world.hub.publish(run.id, progress_message(progress, model.name))
            world.hub.publish(run.id, {"type": "result", "data": _result_data(model, results[-1])})
    world.hub.publish(run.id, _commit(world, run, results))
    del world.hub.running[run.id]
    if not world.has("endless_streams"):
        world.hub.publish(run.id, END)


def _start_message(world: ArgusWorld, progress: Progress) -> dict[str, object]:
    notice: dict[str, object] = {"type": "progress", "status": "running"}
    return notice if world.has("countless_start") else {**progress_message(progress, None), **notice}


def _call(world: ArgusWorld, run: Run, model: Model) -> Result:
    provider = world.state.providers.get(model.provider_account_id)
    refused = refusal(provider.provider_type, provider.credentials) if provider else None
    outcome: Outcome = call_model(model.model_id, refused, run.prompt_pack, run.max_tokens, world.luck("call"))
    return Result(
        id=world.new_id("result"),
        model_id=model.id,
        ttft_ms=outcome.ttft_ms,
        tps=outcome.tps,
        tps_excluding_ttft=outcome.tps_excluding_ttft,
        total_latency_ms=outcome.total_latency_ms,
        output_tokens=outcome.output_tokens,
        error=outcome.error,
        created_at=world.now(),
    )


def _result_data(model: Model, result: Result) -> dict[str, object]:
    return {
        "model_id": model.id,
        "model_name": model.name,
        "ttft_ms": result.ttft_ms,
        "tps": result.tps_excluding_ttft,
        "error": result.error,
    }


def _commit(world: ArgusWorld, run: Run, results: list[Result]) -> dict[str, str]:
    """Make the results visible, or fail because a model is gone by now; returns the stream's last message."""
    if all(model_id in world.state.models for model_id in run.model_ids):
        run.status, run.results = "completed", results
        run.completed_at = run.updated_at = world.now()
        return {"type": "complete", "status": "completed"}
    if not world.has("stranded_runs"):
        run.status = "failed"
        run.completed_at = run.updated_at = world.now()
    return failure_message()
