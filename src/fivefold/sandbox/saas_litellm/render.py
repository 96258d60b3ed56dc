"""Jobs, accounts and transactions as responses show them, field by field in the service's order. Pure: no I/O."""

from __future__ import annotations

from collections import Counter
from typing import Any

from fivefold.sandbox.saas_litellm.credits import costs_of
from fivefold.sandbox.saas_litellm.records import Job, ModelCall, Team, Transaction
from fivefold.sandbox.saas_litellm.world import SaasWorld

__all__ = ["balance", "call_cost", "call_detail", "call_line", "job", "job_summary", "transaction"]

Json = dict[str, Any]


def job(world: SaasWorld, record: Job) -> Json:
    """A job as its team sees it."""
    return {
        "job_id": record.job_id,
        "team_id": record.team_id,
        "user_id": record.user_id,
        "job_type": record.job_type,
        "status": record.status,
        "created_at": world.short(record.created_at),
        "started_at": world.short(record.started_at),
        "completed_at": world.short(record.completed_at),
        "metadata": record.metadata,
        "error_message": record.error_message,
        "organization_id": record.organization_id,
        "external_task_id": None,
        "credit_applied": record.credit_applied,
        "model_groups_used": record.model_groups_used,
    }


def call_line(record: ModelCall) -> Json:
    """A call in the answer to a job's completion."""
    return {
        "call_id": record.call_id,
        "purpose": record.purpose,
        "model_group": record.model_group_used,
        "tokens": record.total_tokens,
        "latency_ms": record.latency_ms,
        "error": record.error,
    }


def call_cost(world: SaasWorld, record: ModelCall) -> Json:
    """A call in the costs of a job."""
    return {
        "call_id": record.call_id,
        "model": record.model_used,
        "purpose": record.purpose,
        "prompt_tokens": record.prompt_tokens,
        "completion_tokens": record.completion_tokens,
        "cost_usd": record.cost_usd,
        "created_at": world.naive(record.created_at),
    }


def job_summary(world: SaasWorld, record: Job) -> Json:
    """JobSummary: a job as administrators see it. A call repeats another when both have the same purpose."""
    costs = costs_of(record.calls)
    purposes = Counter(call.purpose or "default" for call in record.calls)
    return {
        "job_id": record.job_id,
        "team_id": record.team_id,
        "user_id": record.user_id,
        "job_type": record.job_type,
        "status": record.status,
        "created_at": world.naive(record.created_at),
        "completed_at": world.naive(record.completed_at),
        "total_calls": costs["total_calls"],
        "successful_calls": costs["successful_calls"],
        "failed_calls": costs["failed_calls"],
        "retry_count": sum(count - 1 for count in purposes.values()),
        "total_tokens": costs["total_tokens"],
        "total_cost_usd": round(sum((call.cost_usd for call in record.calls), 0.0), 6),
        "avg_latency_ms": costs["avg_latency_ms"],
        "credit_applied": record.credit_applied,
        "job_metadata": record.metadata,
    }


def call_detail(world: SaasWorld, record: ModelCall) -> Json:
    """LLMCallDetail: a call as administrators see it."""
    return {
        "call_id": record.call_id,
        "model_used": record.model_used,
        "model_group_used": record.model_group_used,
        "purpose": record.purpose,
        "prompt_tokens": record.prompt_tokens,
        "completion_tokens": record.completion_tokens,
        "total_tokens": record.total_tokens,
        "cost_usd": round(record.cost_usd, 6),
        "latency_ms": record.latency_ms,
        "created_at": world.naive(record.created_at),
        "error": record.error,
        "request_data": record.request_data,
        "response_data": record.response_data,
    }


def balance(world: SaasWorld, record: Team) -> Json:
    """The account of a team."""
    return {
        "team_id": record.team_id,
        "organization_id": record.organization_id,
        "credits_allocated": record.credits_allocated,
        "credits_used": record.credits_used,
        "credits_remaining": record.credits_remaining,
        "credit_limit": record.credit_limit,
        "auto_refill": record.auto_refill,
        "refill_amount": record.refill_amount,
        "refill_period": record.refill_period,
        "last_refill_at": world.short(record.last_refill_at),
        "budget_mode": record.budget_mode,
        "credits_per_dollar": record.credits_per_dollar,
        "tokens_per_credit": record.tokens_per_credit,
        "cost_markup_percentage": 0.0,
        "status": record.status,
        "created_at": world.short(record.created_at),
        "updated_at": world.short(record.updated_at),
    }


def transaction(world: SaasWorld, record: Transaction) -> Json:
    """A movement of credits."""
    return {
        "transaction_id": record.transaction_id,
        "team_id": record.team_id,
        "organization_id": record.organization_id,
        "job_id": record.job_id,
        "transaction_type": record.transaction_type,
        "credits_amount": record.credits_amount,
        "credits_before": record.credits_before,
        "credits_after": record.credits_after,
        "reason": record.reason,
        "created_at": world.short(record.created_at),
    }
