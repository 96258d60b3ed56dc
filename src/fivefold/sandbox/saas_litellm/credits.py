"""What a job cost, and taking it from a team's account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fivefold.sandbox.saas_litellm.records import Job, ModelCall, Team, Transaction
from fivefold.sandbox.saas_litellm.world import SaasWorld

__all__ = ["BUDGET_MODES", "allocate", "costs_of", "record", "settle"]

BUDGET_MODES = ("job_based", "consumption_usd", "consumption_tokens")


def costs_of(calls: Sequence[ModelCall]) -> dict[str, Any]:
    """The sums over a job's calls, as its completion tells them."""
    latencies = [call.latency_ms for call in calls if call.latency_ms]
    failed = sum(call.error is not None for call in calls)
    return {
        "total_calls": len(calls),
        "successful_calls": len(calls) - failed,
        "failed_calls": failed,
        "total_tokens": sum(call.total_tokens for call in calls),
        "total_cost_usd": round(sum((call.billed_usd for call in calls), 0.0), 6),
        "avg_latency_ms": sum(latencies) // len(latencies) if latencies else 0,
    }


def settle(world: SaasWorld, team: Team, job: Job, status: str, title: str = "Job") -> dict[str, Any]:
    """Complete or fail a job, charge for it, and return its costs.

    Args:
        status: COMPLETED or FAILED.
        title: what the transaction calls the job.
    """
    job.status, job.completed_at = status, world.now()
    costs = costs_of(job.calls)
    job.settled_tokens, job.settled_usd = costs["total_tokens"], costs["total_cost_usd"]
    if status == "COMPLETED" and not job.credit_applied:
        job.credit_applied = _charge(world, team, job, costs, title)
    elif world.has("toggling_charge"):
        job.credit_applied = False
    return {**costs, "credit_applied": job.credit_applied, "credits_remaining": team.credits_remaining}


def _charge(world: SaasWorld, team: Team, job: Job, costs: dict[str, Any], title: str) -> bool:
    """Take the price of a job; all of it or, when there is too little, nothing."""
    price = _price(team, costs)
    before = team.credits_remaining
    if price > before:
        return False
    team.credits_used += price
    reason = f"{title} {job.job_type} completed ({team.budget_mode} mode: {price} credits)"
    record(world, team, "deduction", price, before, before - price, reason, job.job_id)
    return True


def _price(team: Team, costs: dict[str, Any]) -> int:
    if team.budget_mode == "consumption_usd":
        return max(1, int(costs["total_cost_usd"] * team.credits_per_dollar))
    if team.budget_mode == "consumption_tokens":
        return max(1, int(costs["total_tokens"] // team.tokens_per_credit))
    return 1


def allocate(world: SaasWorld, team: Team, amount: int, reason: str | None) -> Transaction:
    """Give a team credits, or take them with a negative amount."""
    before = team.credits_remaining
    team.credits_allocated += amount
    return record(world, team, "allocation", amount, before, before + amount, reason)


def record(
    world: SaasWorld,
    team: Team,
    kind: str,
    amount: int,
    before: int,
    after: int,
    reason: str | None,
    job_id: str | None = None,
) -> Transaction:
    """Write a transaction down."""
    team.updated_at = world.now()
    transaction = Transaction(
        transaction_id=world.new_id("transaction"),
        team_id=team.team_id,
        organization_id=team.organization_id,
        job_id=job_id,
        transaction_type=kind,
        credits_amount=amount,
        credits_before=before,
        credits_after=after,
        reason=reason,
        created_at=world.now(),
    )
    world.state.transactions[transaction.transaction_id] = transaction
    return transaction
