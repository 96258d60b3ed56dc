"""Organizations, their teams and their usage, and the numbers over the whole server."""

from __future__ import annotations

from typing import Any

from fivefold.sandbox._reading import Call, ReportedError
from fivefold.sandbox.saas_litellm import render_admin
from fivefold.sandbox.saas_litellm.lookup import check_name, find
from fivefold.sandbox.saas_litellm.records import Organization
from fivefold.sandbox.saas_litellm.routes_accounts import within
from fivefold.sandbox.saas_litellm.routes_teams import add_team
from fivefold.sandbox.saas_litellm.world import SaasWorld

__all__ = [
    "create_organization",
    "find_organization",
    "get_dashboard_stats",
    "get_organization",
    "get_organization_usage",
    "list_organization_teams",
    "list_organizations",
]


def list_organizations(world: SaasWorld, call: Call) -> Any:
    active = [one for one in world.state.organizations.values() if one.status == "active"]
    return [render_admin.organization(world, one) for one in active]


def create_organization(world: SaasWorld, call: Call) -> Any:
    body, now = call.body, world.now()
    organization_id = body["organization_id"]
    check_name(world, body, "organization_id")
    if organization_id in world.state.organizations:
        raise ReportedError(400, f"Organization with ID '{organization_id}' already exists")
    organization = Organization(
        organization_id=organization_id,
        name=body["name"],
        metadata=body["metadata"] or {},
        created_at=now,
        updated_at=now,
    )
    world.state.organizations[organization_id] = organization
    default_team = _add_default_team(world, call) if body["create_default_team"] else None
    return {**render_admin.organization(world, organization), "default_team": default_team}


def _add_default_team(world: SaasWorld, call: Call) -> dict[str, Any]:
    """The team that comes with an organization; groups that are not there are passed over."""
    body = call.body
    team_id = f"{body['organization_id']}_default"
    if team_id in world.state.teams:
        return {"error": f"Unexpected error: team '{team_id}' exists"}
    groups = [name for name in body["default_team_access_groups"] if name in world.state.access_groups]
    team = add_team(world, team_id, body["organization_id"], groups, body["default_team_credits"])
    return {
        "team_id": team_id,
        "team_alias": body["default_team_name"] or body["name"],
        "virtual_key": team.virtual_key,
        "access_groups": list(body["default_team_access_groups"]),
        "allowed_model_aliases": world.state.aliases(groups),
        "credits_allocated": team.credits_allocated,
    }


def get_organization(world: SaasWorld, call: Call) -> Any:
    return render_admin.organization(world, find_organization(world, call))


def list_organization_teams(world: SaasWorld, call: Call) -> Any:
    organization = find_organization(world, call)
    teams = world.state.teams_of(organization.organization_id)
    return {
        "organization_id": organization.organization_id,
        "team_count": len(teams),
        "teams": [
            {
                "team_id": team.team_id,
                "access_groups": team.access_groups,
                "credits_allocated": team.credits_allocated,
                "credits_remaining": team.credits_remaining,
            }
            for team in teams
        ],
    }


def get_organization_usage(world: SaasWorld, call: Call) -> Any:
    organization_id, period = find_organization(world, call).organization_id, call.query["period"]
    own = [job for job in world.state.jobs.values() if job.organization_id == organization_id]
    jobs = within(world, own, period)
    teams = {job.team_id: {"jobs": 0, "credits_used": 0} for job in jobs}
    for job in jobs:
        teams[job.team_id]["jobs"] += 1
        teams[job.team_id]["credits_used"] += job.credit_applied
    return {
        "organization_id": organization_id,
        "period": period,
        "summary": {
            "total_jobs": len(jobs),
            "completed_jobs": sum(job.status == "COMPLETED" for job in jobs),
            "failed_jobs": sum(job.status == "FAILED" for job in jobs),
            "credits_used": sum(job.credit_applied for job in jobs),
            "total_cost_usd": round(sum(job.settled_usd for job in jobs), 2),
            "total_tokens": sum(job.settled_tokens or 0 for job in jobs),
        },
        "teams": teams,
    }


def get_dashboard_stats(world: SaasWorld, call: Call) -> Any:
    state = world.state
    allocated = sum(team.credits_allocated for team in state.teams.values())
    remaining = sum(team.credits_remaining for team in state.teams.values())
    return {
        "organizations": sum(one.status == "active" for one in state.organizations.values()),
        "teams": len(state.teams),
        "modelGroups": sum(group.status == "active" for group in state.model_groups.values()),
        "totalCredits": allocated,
        "creditsRemaining": remaining,
        "creditsUsed": allocated - remaining,
    }


def find_organization(world: SaasWorld, call: Call) -> Organization:
    """The organization in the path. Raises `ReportedError` 404."""
    return find(world.state.organizations, call.path["organization_id"], "Organization")
