"""Jobs as administrators see them: by team with all their calls, and summed up over organizations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from fivefold.sandbox._checks import CheckError, uuid
from fivefold.sandbox._fastapi import UnhandledError
from fivefold.sandbox._reading import Call, ReportedError
from fivefold.sandbox.saas_litellm import render
from fivefold.sandbox.saas_litellm.lookup import find_team
from fivefold.sandbox.saas_litellm.records import Job, ModelCall
from fivefold.sandbox.saas_litellm.routes_organizations import find_organization
from fivefold.sandbox.saas_litellm.world import SaasWorld

__all__ = ["get_organization_analytics", "get_organization_stats", "get_team_job", "list_team_jobs"]

_STATUSES = ("PENDING", "IN_PROGRESS", "COMPLETED", "FAILED", "CANCELLED")
_MOST_TEAMS = 10

Named = tuple[str, ModelCall]


def list_team_jobs(world: SaasWorld, call: Call) -> Any:
    team, query = find_team(world, call), call.query
    found = [job for job in world.state.jobs_of(team.team_id) if query["job_type"] in (None, "", job.job_type)]
    if status := query["status"]:
        if status.upper() not in _STATUSES:
            names = "pending, in_progress, completed, failed"
            raise ReportedError(400, f"Invalid status: {status}. Must be one of: {names}")
        found = [job for job in found if job.status == status.upper()]
    found = _dated(world, found, query, ". Use ISO format (YYYY-MM-DD)")
    if wanted := query["job_id_filter"]:
        if world.has("broken_job_id_filter"):
            raise UnhandledError("job_id_filter")
        found = [job for job in found if wanted in job.job_id]
    size = query["page_size"]
    start = (query["page"] - 1) * size
    page = [job for job in found[start : start + size] if job.calls or not world.has("dropped_jobs")]
    return {
        "jobs": [render.job_summary(world, job) for job in page],
        "total": len(found),
        "page": query["page"],
        "page_size": size,
        "total_pages": -(-len(found) // size),
    }


def get_team_job(world: SaasWorld, call: Call) -> Any:
    team_id, job_id = call.path["team_id"], call.path["job_id"]
    try:
        job = world.state.jobs.get(uuid(job_id))
    except CheckError:
        raise ReportedError(400, f"Invalid job_id format: {job_id}") from None
    if job is None or job.team_id != team_id:
        raise ReportedError(404, f"Job '{job_id}' not found for team '{team_id}'")
    return {"job": render.job_summary(world, job), "calls": [render.call_detail(world, one) for one in job.calls]}


def _dated(world: SaasWorld, jobs: Iterable[Job], query: Mapping[str, Any], advice: str = "") -> list[Job]:
    """The jobs made from the start date on, and until the end of the end date."""
    start, end = (_moment(world, query, name, advice) for name in ("start_date", "end_date"))
    return [
        job
        for job in jobs
        if (start is None or job.created_at >= start) and (end is None or job.created_at < end + timedelta(days=1))
    ]


def _moment(world: SaasWorld, query: Mapping[str, Any], name: str, advice: str) -> datetime | None:
    if query[name] is None or (query[name] == "" and world.has("loose_filters")):
        return None
    try:
        read = datetime if world.has("loose_filters") else date
        moment = datetime.fromisoformat(read.fromisoformat(query[name]).isoformat())
    except ValueError:
        raise ReportedError(400, f"Invalid {name} format: {query[name]}{advice}") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def get_organization_stats(world: SaasWorld, call: Call) -> Any:
    organization = find_organization(world, call)
    teams = {team.team_id: team for team in world.state.teams_of(organization.organization_id)}
    jobs = _jobs(world, call)
    calls = [one for job in jobs for one in job.calls]
    counts = Counter(job.team_id for job in jobs)
    return {
        "organization_id": organization.organization_id,
        "organization_name": organization.name,
        "total_jobs": len(jobs),
        "completed_jobs": sum(job.status == "COMPLETED" for job in jobs),
        "failed_jobs": sum(job.status == "FAILED" for job in jobs),
        "in_progress_jobs": sum(job.status == "IN_PROGRESS" for job in jobs),
        "total_teams": len(teams),
        "total_llm_calls": len(calls),
        "successful_calls": sum(one.error is None for one in calls),
        "failed_calls": sum(one.error is not None for one in calls),
        "total_tokens": sum(one.total_tokens for one in calls),
        "total_cost_usd": _spend(calls),
        "total_credits_used": sum(team.credits_used for team in teams.values()),
        "top_teams": [
            {"team_id": team_id, "job_count": count, "credits_used": teams[team_id].credits_used}
            for team_id, count in counts.most_common(_MOST_TEAMS)
        ],
    }


def get_organization_analytics(world: SaasWorld, call: Call) -> Any:
    organization = find_organization(world, call)
    named = [(job.team_id, one) for job in _jobs(world, call) for one in job.calls]
    calls = [one for _, one in named]
    days = _grouped(named, lambda pair: f"{pair[1].created_at:%Y-%m-%d}")
    models = _grouped(named, lambda pair: pair[1].model_used or "unknown")
    return {
        "organization_id": organization.organization_id,
        "organization_name": organization.name,
        "total_spend": _spend(calls),
        "total_requests": len(calls),
        "successful_requests": sum(one.error is None for one in calls),
        "failed_requests": sum(one.error is not None for one in calls),
        "total_tokens": sum(one.total_tokens for one in calls),
        "daily_spend": [{"date": day, "spend": _spend(days[day])} for day in sorted(days)],
        "spend_per_team": _by_spend("team_id", _grouped(named, lambda pair: pair[0])),
        "top_models": [
            {"model": name, "spend": _spend(models[name]), "count": len(models[name])} for name in _dearest(models)
        ],
        "provider_usage": _by_spend("provider", _grouped(named, lambda pair: _provider(pair[1].model_used))),
    }


def _jobs(world: SaasWorld, call: Call) -> list[Job]:
    """The jobs of an organization's teams in the span asked for."""
    teams = {team.team_id for team in world.state.teams_of(call.path["organization_id"])}
    return _dated(world, (job for job in world.state.jobs.values() if job.team_id in teams), call.query)


def _spend(calls: Sequence[ModelCall]) -> float:
    return round(sum((one.cost_usd for one in calls), 0.0), 6)


def _grouped(named: Iterable[Named], key: Callable[[Named], str]) -> dict[str, list[ModelCall]]:
    groups: defaultdict[str, list[ModelCall]] = defaultdict(list)
    for pair in named:
        groups[key(pair)].append(pair[1])
    return groups


def _dearest(groups: Mapping[str, Sequence[ModelCall]]) -> list[str]:
    return sorted(groups, key=lambda name: _spend(groups[name]), reverse=True)


def _by_spend(title: str, groups: Mapping[str, Sequence[ModelCall]]) -> list[dict[str, Any]]:
    """A line for each group, the dearest first."""
    return [
        {
            title: name,
            "spend": _spend(groups[name]),
            "successful": sum(one.error is None for one in groups[name]),
            "failed": sum(one.error is not None for one in groups[name]),
            "tokens": sum(one.total_tokens for one in groups[name]),
        }
        for name in _dearest(groups)
    ]


def _provider(model: str | None) -> str:
    """Whose model this is, as the service guesses from the name."""
    if model is None:
        return "unknown"
    prefixes = {"gpt": "openai", "claude": "anthropic", "gemini": "gemini"}
    return next((provider for prefix, provider in prefixes.items() if model.startswith(prefix)), "other")
