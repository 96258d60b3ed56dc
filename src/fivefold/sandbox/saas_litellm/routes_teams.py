"""Teams and their keys; the service asks nobody who wants them for a credential."""

from __future__ import annotations

from typing import Any

from fivefold.sandbox._reading import Call, ReportedError
from fivefold.sandbox.saas_litellm import render, render_admin
from fivefold.sandbox.saas_litellm.credits import BUDGET_MODES
from fivefold.sandbox.saas_litellm.lookup import check_groups, check_name, find, find_team
from fivefold.sandbox.saas_litellm.records import Team
from fivefold.sandbox.saas_litellm.world import SaasWorld

__all__ = [
    "add_team",
    "create_team",
    "delete_team",
    "get_team",
    "list_teams",
    "resume_team",
    "set_team_access_groups",
    "suspend_team",
    "update_team",
]

_KEY_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_KEY_LENGTH = 22


def list_teams(world: SaasWorld, call: Call) -> Any:
    return [render_admin.team(world, team) for team in world.state.teams.values()]


def create_team(world: SaasWorld, call: Call) -> Any:
    body = call.body
    check_name(world, body, "team_id")
    find(world.state.organizations, body["organization_id"], "Organization")
    if body["team_id"] in world.state.teams:
        raise ReportedError(400, f"Team '{body['team_id']}' already exists")
    check_groups(world, body["access_groups"])
    _check_mode(body["budget_mode"])
    team = add_team(
        world,
        body["team_id"],
        body["organization_id"],
        body["access_groups"],
        body["credits_allocated"],
        budget_mode=body["budget_mode"],
        credits_per_dollar=float(body["credits_per_dollar"]),
        tokens_per_credit=body["tokens_per_credit"],
    )
    return {
        "team_id": team.team_id,
        "organization_id": team.organization_id,
        "access_groups": team.access_groups,
        "allowed_model_aliases": world.state.aliases(team.access_groups),
        "credits_allocated": team.credits_allocated,
        "credits_remaining": team.credits_remaining,
        "virtual_key": team.virtual_key,
        "message": "Team created successfully",
    }


def add_team(
    world: SaasWorld, team_id: str, organization_id: str, groups: list[str], credits: int, **fields: Any
) -> Team:
    """Make a team with a key of its own."""
    now = world.now()
    key = "".join(world.luck("virtual key").choices(_KEY_LETTERS, k=_KEY_LENGTH))
    team = Team(
        team_id=team_id,
        organization_id=organization_id,
        virtual_key=f"sk-{key}",
        access_groups=list(groups),
        credits_allocated=credits,
        created_at=now,
        updated_at=now,
        **fields,
    )
    world.state.teams[team_id] = team
    return team


def get_team(world: SaasWorld, call: Call) -> Any:
    team = find_team(world, call)
    return {
        "team_id": team.team_id,
        "organization_id": team.organization_id,
        "credits": render.balance(world, team),
        "access_groups": team.access_groups,
        "allowed_model_aliases": world.state.aliases(team.access_groups),
        "virtual_key": team.virtual_key,
        "credits_allocated": team.credits_allocated,
        "credits_remaining": team.credits_remaining,
    }


def update_team(world: SaasWorld, call: Call) -> Any:
    team, body = find_team(world, call), call.body
    _check_mode(body["budget_mode"] or team.budget_mode)
    check_groups(world, body["access_groups"] or [])
    for name in ("credits_allocated", "credits_used", "budget_mode", "credits_per_dollar", "access_groups"):
        if body[name] is not None:
            setattr(team, name, body[name])
    team.updated_at = world.now()
    return {
        "team_id": team.team_id,
        "credits_allocated": team.credits_allocated,
        "credits_used": team.credits_used,
        "credits_remaining": team.credits_remaining,
        "budget_mode": team.budget_mode,
        "credits_per_dollar": float(team.credits_per_dollar),
        "message": "Team updated successfully",
    }


def delete_team(world: SaasWorld, call: Call) -> Any:
    team_id: str = call.path["team_id"]
    if team_id.endswith("_default"):
        detail = f"Cannot delete default team '{team_id}'. Default teams are protected from deletion."
        raise ReportedError(400, detail)
    find_team(world, call)
    del world.state.teams[team_id]
    return {"team_id": team_id, "message": f"Team '{team_id}' deleted successfully"}


def set_team_access_groups(world: SaasWorld, call: Call) -> Any:
    team = find_team(world, call)
    check_groups(world, call.body)
    team.access_groups, team.updated_at = list(call.body), world.now()
    return {
        "team_id": team.team_id,
        "access_groups": team.access_groups,
        "allowed_model_aliases": world.state.aliases(team.access_groups),
        "message": "Model access groups assigned successfully",
    }


def suspend_team(world: SaasWorld, call: Call) -> Any:
    return _set_status(world, find_team(world, call), "suspended", "suspended")


def resume_team(world: SaasWorld, call: Call) -> Any:
    return _set_status(world, find_team(world, call), "active", "resumed")


def _set_status(world: SaasWorld, team: Team, status: str, done: str) -> Any:
    team.status, team.updated_at = status, world.now()
    return {"team_id": team.team_id, "status": status, "message": f"Team '{team.team_id}' has been {done}"}


def _check_mode(mode: str) -> None:
    if mode not in BUDGET_MODES:
        raise ReportedError(400, f"Invalid budget_mode: {mode}. Must be one of: {', '.join(BUDGET_MODES)}")
