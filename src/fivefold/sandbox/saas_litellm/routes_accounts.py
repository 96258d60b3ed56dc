"""A team's account: what is left, what was taken, what was used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fivefold.sandbox._reading import Call
from fivefold.sandbox.saas_litellm import render
from fivefold.sandbox.saas_litellm.lookup import cut, own_team
from fivefold.sandbox.saas_litellm.records import Job
from fivefold.sandbox.saas_litellm.state import newest_first
from fivefold.sandbox.saas_litellm.world import SaasWorld

__all__ = ["check_credits", "get_balance", "get_usage", "list_transactions", "within"]


def get_balance(world: SaasWorld, call: Call) -> Any:
    return render.balance(world, own_team(call, "access credit balance"))


def list_transactions(world: SaasWorld, call: Call) -> Any:
    team = own_team(call, "access credit transactions")
    own = [one for one in world.state.transactions.values() if one.team_id == team.team_id]
    page = cut(world, newest_first(own), call.query)
    return {
        "team_id": team.team_id,
        "total": len(page),
        "transactions": [render.transaction(world, one) for one in page],
    }


def check_credits(world: SaasWorld, call: Call) -> Any:
    team, needed = own_team(call, "check credits"), call.query["credits_needed"]
    left = team.credits_remaining
    if left >= needed:
        return {"team_id": team.team_id, "has_credits": True, "credits_remaining": left, "credits_needed": needed}
    error = (
        f"Insufficient credits. Team has {left} credits remaining, but {needed} required. "
        f"Allocated: {team.credits_allocated}, Used: {team.credits_used}"
    )
    return {"team_id": team.team_id, "has_credits": False, "error": error, "credits_needed": needed}


def get_usage(world: SaasWorld, call: Call) -> Any:
    team, period = own_team(call, "access usage data"), call.query["period"]
    jobs = within(world, world.state.jobs_of(team.team_id)[::-1], period)
    usd = sum(job.settled_usd for job in jobs if job.settled_tokens is not None)
    return {
        "team_id": team.team_id,
        "period": period,
        "summary": {
            "total_jobs": len(jobs),
            "successful_jobs": sum(job.status == "COMPLETED" for job in jobs),
            "failed_jobs": sum(job.status == "FAILED" for job in jobs),
            "total_cost_usd": round(usd, 2),
            "total_tokens": sum(job.settled_tokens or 0 for job in jobs),
            "avg_cost_per_job": round(usd / len(jobs), 4) if jobs else 0.0,
        },
        "job_types": _job_types(jobs),
    }


def _job_types(jobs: Sequence[Job]) -> dict[str, dict[str, Any]]:
    types: dict[str, dict[str, Any]] = {job.job_type: {"count": 0, "cost_usd": 0.0} for job in jobs}
    for job in jobs:
        types[job.job_type]["count"] += 1
        types[job.job_type]["cost_usd"] += job.settled_usd
    return types


def within(world: SaasWorld, jobs: Sequence[Job], period: str) -> list[Job]:
    """The jobs of a period, which is the beginning of a date."""
    form = "%Y-%m" if world.has("monthly_usage") else "%Y-%m-%d"
    return [job for job in jobs if job.created_at.strftime(form).startswith(period)]
