"""Credits as administrators manage them: given, paid for, refilled, priced."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fivefold.sandbox._reading import Call, ReportedError
from fivefold.sandbox.saas_litellm import render
from fivefold.sandbox.saas_litellm.credits import BUDGET_MODES, allocate, record
from fivefold.sandbox.saas_litellm.lookup import find_team
from fivefold.sandbox.saas_litellm.records import Team
from fivefold.sandbox.saas_litellm.world import SaasWorld

__all__ = [
    "add_credits",
    "configure_auto_refill",
    "get_conversion_rates",
    "replenish_credits",
    "set_budget_mode",
    "update_conversion_rates",
]


def add_credits(world: SaasWorld, call: Call) -> Any:
    team_id, amount = call.path["team_id"], call.body["credits"]
    if team_id not in world.state.teams:
        now = world.now()
        world.state.teams[team_id] = Team(team_id=team_id, organization_id=None, created_at=now, updated_at=now)
    transaction = allocate(world, world.state.teams[team_id], amount, call.body["reason"])
    return {"team_id": team_id, "credits_added": amount, "transaction": render.transaction(world, transaction)}


def replenish_credits(world: SaasWorld, call: Call) -> Any:
    body = call.body
    kind, amount, paid = body["payment_type"], body["credits"], body["payment_amount_usd"]
    if kind not in ("subscription", "one_time"):
        raise ReportedError(400, "payment_type must be 'subscription' or 'one_time'")
    if amount <= 0:
        raise ReportedError(400, "credits must be a positive integer")
    team = find_team(world, call)
    before = team.credits_allocated
    team.credits_allocated += amount
    if kind == "subscription":
        team.last_refill_at = world.now()
    reason = body["reason"] or f"Credit replenishment from {kind} payment"
    reason += f" (${paid:.2f} USD)" if paid else ""
    transaction = record(world, team, f"{kind}_payment", amount, before, before + amount, reason)
    return {
        "team_id": team.team_id,
        "credits_added": amount,
        "credits_before": before,
        "credits_after": team.credits_allocated,
        "payment_type": kind,
        "payment_amount_usd": paid,
        "transaction": render.transaction(world, transaction),
    }


def configure_auto_refill(world: SaasWorld, call: Call) -> Any:
    team, body = find_team(world, call), call.body
    if body["enabled"]:
        _check_refill(body)
    elif not world.has("unchecked_refill"):
        _check_period(body)
    team.auto_refill = body["enabled"]
    team.refill_amount = body["refill_amount"] or team.refill_amount
    team.refill_period = body["refill_period"] or team.refill_period
    team.updated_at = world.now()
    return {
        "team_id": team.team_id,
        "auto_refill_enabled": team.auto_refill,
        "refill_amount": team.refill_amount,
        "refill_period": team.refill_period,
        "last_refill_at": world.naive(team.last_refill_at),
        "message": f"Auto-refill {'enabled' if team.auto_refill else 'disabled'} successfully",
    }


def _check_refill(body: Mapping[str, Any]) -> None:
    _check_period(body)
    if (body["refill_amount"] or 0) <= 0:
        raise ReportedError(400, "refill_amount must be a positive integer when enabling auto-refill")
    if not body["refill_period"]:
        raise ReportedError(400, "refill_period must be specified when enabling auto-refill")


def _check_period(body: Mapping[str, Any]) -> None:
    if body["refill_period"] and body["refill_period"] not in ("monthly", "weekly", "daily"):
        raise ReportedError(400, "refill_period must be 'monthly', 'weekly', or 'daily'")


def get_conversion_rates(world: SaasWorld, call: Call) -> Any:
    team = find_team(world, call)
    return {
        "team_id": team.team_id,
        "tokens_per_credit": team.tokens_per_credit,
        "credits_per_dollar": team.credits_per_dollar,
        "budget_mode": team.budget_mode,
        "using_defaults": {"tokens_per_credit": False, "credits_per_dollar": False},
    }


def update_conversion_rates(world: SaasWorld, call: Call) -> Any:
    team = find_team(world, call)
    _set_rates(world, team, call.body)
    return {
        "team_id": team.team_id,
        "tokens_per_credit": team.tokens_per_credit,
        "credits_per_dollar": team.credits_per_dollar,
        "message": "Conversion rates updated successfully",
    }


def set_budget_mode(world: SaasWorld, call: Call) -> Any:
    team, mode = find_team(world, call), call.body["budget_mode"]
    if mode not in BUDGET_MODES:
        raise ReportedError(400, f"budget_mode must be one of: {', '.join(BUDGET_MODES)}")
    _set_rates(world, team, call.body)
    team.budget_mode = mode
    return {
        "team_id": team.team_id,
        "budget_mode": mode,
        "credits_per_dollar": team.credits_per_dollar,
        "tokens_per_credit": team.tokens_per_credit,
        "message": "Budget mode updated successfully",
    }


def _set_rates(world: SaasWorld, team: Team, body: Mapping[str, Any]) -> None:
    tokens, credits = body["tokens_per_credit"], body["credits_per_dollar"]
    if tokens is not None and tokens <= 0:
        raise ReportedError(400, "tokens_per_credit must be a positive integer")
    if credits is not None and credits <= 0:
        raise ReportedError(400, "credits_per_dollar must be a positive number")
    team.tokens_per_credit = team.tokens_per_credit if tokens is None else tokens
    team.credits_per_dollar = team.credits_per_dollar if credits is None else float(credits)
    team.updated_at = world.now()
