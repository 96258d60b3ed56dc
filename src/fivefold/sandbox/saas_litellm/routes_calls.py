"""Calls of models: within a job, or as a job of their own; whole or streamed."""

from __future__ import annotations

from typing import Any

from fivefold.sandbox._fastapi import UnhandledError
from fivefold.sandbox._reading import Call, ReportedError
from fivefold.sandbox.saas_litellm.calling import (
    TRIES,
    Target,
    call_model,
    note_failure,
    resolve,
    resolve_group,
    start,
    use,
)
from fivefold.sandbox.saas_litellm.credits import settle
from fivefold.sandbox.saas_litellm.lookup import check_sizes, own_job
from fivefold.sandbox.saas_litellm.provider import Answer, ProviderFailureError
from fivefold.sandbox.saas_litellm.records import Job, ModelCall, Team
from fivefold.sandbox.saas_litellm.routes_jobs import add_job
from fivefold.sandbox.saas_litellm.streaming import BROKEN, KEEPALIVE, event, stream_call, stream_of
from fivefold.sandbox.saas_litellm.world import SaasWorld

__all__ = ["create_and_call", "make_llm_call", "resolve_model_group", "stream_create_and_call", "stream_llm_call"]

_SINGLE = "Single-call job"


async def make_llm_call(world: SaasWorld, call: Call) -> Any:
    job, body = own_job(world, call), call.body
    if not world.has("text_500"):
        check_sizes(world, body, "purpose")
    start(world, job)
    target = resolve(world, call.caller, body["model"])
    use(world, job, target)
    try:
        answer, record = await call_model(world, call.caller, job, target, body, single=False)
    except ProviderFailureError as failure:
        raise ReportedError(500, f"LLM call failed: {failure}") from None
    _check_purpose(world, job, record)
    if body["call_metadata"]:
        job.metadata = {**(job.metadata or {}), **body["call_metadata"]}
    return {"call_id": record.call_id, **_told(answer, record)}


def _check_purpose(world: SaasWorld, job: Job, record: ModelCall) -> None:
    """The database sees a purpose only when the call is written down, and then takes none of it."""
    try:
        check_sizes(world, {"purpose": record.purpose}, "purpose")
    except UnhandledError:
        job.calls.remove(record)
        raise


def _told(answer: Answer, record: ModelCall) -> dict[str, Any]:
    return {
        "response": {"content": answer.content, "finish_reason": answer.finish_reason},
        "metadata": {
            "tokens_used": record.total_tokens,
            "latency_ms": record.latency_ms,
            "model": record.model_group_used,
        },
    }


def stream_llm_call(world: SaasWorld, call: Call) -> Any:
    job, body, team = own_job(world, call), call.body, call.caller
    check_sizes(world, body, "purpose")
    start(world, job)
    target = resolve(world, team, body["model"])
    use(world, job, target)
    if world.has("broken_job_stream"):
        world.effects[TRIES] += 1
        note_failure(world, job, target, body, BROKEN)
        return stream_of(event({"error": BROKEN}))
    return stream_of(outbox=stream_call(world, team, job, target, body, lambda error: None))


async def create_and_call(world: SaasWorld, call: Call) -> Any:
    body, team = call.body, call.caller
    job, target = _single_job(world, call)
    try:
        answer, record = await call_model(world, team, job, target, body, single=True)
    except ProviderFailureError as failure:
        _fail(world, team, job, str(failure))
        raise ReportedError(500, f"LLM call failed: {failure}") from None
    costs = settle(world, team, job, "COMPLETED", _SINGLE)
    return {
        "job_id": job.job_id,
        "status": job.status,
        **_told(answer, record),
        "costs": costs,
        "completed_at": world.naive(job.completed_at),
    }


def stream_create_and_call(world: SaasWorld, call: Call) -> Any:
    team = call.caller
    job, target = _single_job(world, call)

    def ended(error: str | None) -> None:
        if error is None:
            settle(world, team, job, "COMPLETED", _SINGLE)
        else:
            _fail(world, team, job, error)

    return stream_of(KEEPALIVE, outbox=stream_call(world, team, job, target, call.body, ended))


def _single_job(world: SaasWorld, call: Call) -> tuple[Job, Target]:
    """Make a job and put it to work. A job whose model is refused stays behind as failed."""
    check_sizes(world, call.body, "purpose")
    job = add_job(world, call, "job_metadata")
    start(world, job)
    try:
        target = resolve(world, call.caller, call.body["model"])
    except ReportedError as refused:
        _fail(world, call.caller, job, str(refused.detail))
        raise
    use(world, job, target)
    return job, target


def _fail(world: SaasWorld, team: Team, job: Job, error: str) -> None:
    job.status, job.completed_at, job.error_message = "FAILED", world.now(), error


def resolve_model_group(world: SaasWorld, call: Call) -> Any:
    team, name = call.caller, call.path["group_name"]
    if call.query["team_id"] != team.team_id:
        raise ReportedError(403, "Cannot resolve model group for a different team")
    try:
        primary, fallbacks = resolve_group(world, team, name)
    except ReportedError as refused:
        nothing: dict[str, Any] = {"primary_model": None, "fallback_models": [], "team_has_access": False}
        return {"group_name": name, **nothing, "error": refused.detail}
    return {"group_name": name, "primary_model": primary, "fallback_models": fallbacks, "team_has_access": True}
