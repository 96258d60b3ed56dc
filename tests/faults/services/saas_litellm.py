"""SaaS LiteLLM's side of the matrix."""

from collections.abc import Mapping
from typing import Any

from ..replies import events, said
from .operation import Operation, Said, one

TEAM, JOB = "acme-corp", "85fd1470-8c4e-4c2c-983a-42823aabf727"
_TIME = "2026-01-01T00:00:00.226148Z"


def _job(status: str, *, over: bool = False) -> dict[str, Any]:
    return {
        "job_id": "$id",
        "team_id": TEAM,
        "user_id": None,
        "job_type": "rivers",
        "status": status,
        "created_at": _TIME,
        "started_at": _TIME,
        "completed_at": _TIME if over else None,
        "metadata": {},
        "error_message": None,
        "organization_id": "acme",
        "external_task_id": None,
        "credit_applied": over,
        "model_groups_used": ["gpt-4"],
    }


_CALL = "e8af72b5-f963-46b5-ae9b-fc73856e94e7"
_COSTS = {
    "total_calls": 1,
    "successful_calls": 1,
    "failed_calls": 0,
    "total_tokens": 10,
    "total_cost_usd": 1.2e-05,
    "avg_latency_ms": 60,
    "credit_applied": True,
    "credits_remaining": 999,
}
_CALLED = {"call_id": _CALL, "purpose": "x", "model_group": "gpt-4", "tokens": 10, "latency_ms": 60, "error": None}
_COMPLETED = {"job_id": "$id", "status": "COMPLETED", "completed_at": _TIME, "costs": _COSTS, "calls": [_CALLED]}
_ANSWER = {
    "call_id": _CALL,
    "response": {"content": "The Tiber", "finish_reason": "stop"},
    "metadata": {"tokens_used": 10, "latency_ms": 60, "model": "gpt-4"},
}
_CHUNK = {"id": "c1", "object": "chat.completion.chunk", "created": 1767225600, "model": "gpt-4"}


def _delta(content: str | None, end: str | None = None) -> dict[str, Any]:
    told = {} if content is None else {"role": "assistant", "content": content}
    return {**_CHUNK, "choices": [{"index": 0, "delta": told, "finish_reason": end}]}


_SPOKEN = events(_delta("The"), _delta(" Tiber"), _delta(None, "stop"))
_GET_JOB, _CREATE = "GET /api/jobs/*", "POST /api/jobs/create"
_CHAT, _COMPLETE = "POST /api/jobs/*/llm-call", "POST /api/jobs/*/complete"
_BALANCE = {
    "team_id": TEAM,
    "organization_id": "acme",
    "credits_allocated": 1000,
    "credits_used": 1,
    "credits_remaining": 999,
    "credit_limit": None,
    "auto_refill": False,
    "refill_amount": None,
    "refill_period": None,
    "last_refill_at": None,
    "budget_mode": "job_based",
    "status": "active",
    "credits_per_dollar": 10.0,
    "tokens_per_credit": 10_000,
    "cost_markup_percentage": 0.0,
    "created_at": _TIME,
    "updated_at": _TIME,
    "virtual_key": True,
}
_COST = {
    "call_id": _CALL,
    "model": "gpt-4",
    "purpose": "x",
    "prompt_tokens": 5,
    "completion_tokens": 5,
    "cost_usd": _COSTS["total_cost_usd"],
    "created_at": _TIME,
}
_JOB_COSTS = {
    "job_id": "$id",
    "team_id": TEAM,
    "job_type": "rivers",
    "status": "COMPLETED",
    "costs": {"total_cost_usd": _COSTS["total_cost_usd"], "breakdown": [_COST]},
}
_CREATED = said({"job_id": "$new", "status": "PENDING", "created_at": _TIME})
_COMPLETING: Mapping[str, Said] = {
    _COMPLETE: said(_COMPLETED),
    f"{_GET_JOB}/costs": said(_JOB_COSTS),
    _GET_JOB: (said(_job("IN_PROGRESS")), said(_job("COMPLETED", over=True))),
    f"GET /api/credits/teams/{TEAM}/balance": said(_BALANCE),
    _CREATE: _CREATED,
    _CHAT: said(_ANSWER),
}

SAAS_LITELLM = (
    one("get_job", "read", _GET_JOB, said(_job("IN_PROGRESS"))),
    one("create_job", "write", _CREATE, _CREATED, unsafe=True),
    one("chat", "write", _CHAT, said(_ANSWER), unsafe=True),
    one("chat_stream", "stream", f"{_CHAT}-stream", _SPOKEN, unsafe=True),
    one(
        "iter_jobs",
        "listing",
        f"GET /api/teams/{TEAM}/jobs[?]*",
        said({"team_id": TEAM, "total": 1, "jobs": [{**_job("IN_PROGRESS"), "job_id": JOB}]}),
    ),
    Operation("complete_job", "flow", _COMPLETE, _COMPLETING, unsafe=True, calls=4, elsewhere=True),
    Operation("job", "flow", _CHAT, _COMPLETING, unsafe=True, calls=3),
)
