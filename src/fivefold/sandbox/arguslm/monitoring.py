"""Runs the uptime checks of all monitored models, and raises the alerts that the rules ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from fivefold.sandbox.arguslm.records import Alert, Check, Model, Rule
from fivefold.sandbox.arguslm.simulate import call_model, refusal
from fivefold.sandbox.arguslm.state import State
from fivefold.sandbox.arguslm.world import ArgusWorld

__all__ = ["run_checks"]


async def run_checks(world: ArgusWorld) -> None:
    """Check one model after the other, a pace each; then commit checks and alerts and advance `last_run_at`."""
    started = world.now()
    due = world.clock.now()
    checks: list[Check] = []
    for model in [model for model in world.state.ordered_models() if model.enabled_for_monitoring]:
        due += timedelta(seconds=world.settings.pace)
        await world.clock.sleep_until(due)
        if model.id in world.state.models:
            checks.append(_check(world, model, started))
    checks = [check for check in checks if check.model_id in world.state.models]
    world.state.checks.update((check.id, check) for check in checks)
    for rule, about, message in _findings(world.state, checks):
        alert = Alert(
            id=world.new_id("alert"),
            rule_id=rule.id,
            model_id=about.id if about else None,
            message=message,
            created_at=started,
        )
        world.state.alerts[alert.id] = alert
    world.config().last_run_at = world.now()


def _check(world: ArgusWorld, model: Model, started: datetime) -> Check:
    provider = world.state.provider_of(model.id)
    refused = refusal(provider.provider_type, provider.credentials)
    outcome = call_model(model.model_id, refused, world.config().prompt_pack, None, world.luck("call"))
    check = Check(id=world.new_id("check"), model_id=model.id, created_at=started)
    if outcome.error is not None:
        check.status, check.error = "down", outcome.error
        return check
    check.latency_ms, check.ttft_ms = outcome.total_latency_ms, outcome.ttft_ms
    check.tps, check.output_tokens = outcome.tps_excluding_ttft, outcome.output_tokens
    return check


Finding = tuple[Rule, Model | None, str]


def _findings(state: State, checks: Sequence[Check]) -> Iterator[Finding]:
    """What the enabled rules say to these checks, without what an open alert says already."""
    status = {check.model_id: check.status for check in checks}
    monitored = [state.models[model_id] for model_id in status]
    down = [model for model in monitored if status[model.id] == "down"]
    opened = {(alert.rule_id, alert.model_id) for alert in state.alerts.values() if not alert.acknowledged}
    for rule in state.rules.values():
        find = _RULES.get(rule.rule_type)
        if find is None or not rule.enabled:
            continue
        for model, message in find(rule, monitored, down):
            if (rule.id, model.id if model else None) not in opened:
                yield rule, model, message


Found = Iterator[tuple[Model | None, str]]


def _any_model_down(rule: Rule, monitored: Sequence[Model], down: Sequence[Model]) -> Found:
    for model in down:
        yield model, f"Monitored model is down: {model.name}"


def _specific_model_down(rule: Rule, monitored: Sequence[Model], down: Sequence[Model]) -> Found:
    for model in down:
        if model.id == rule.target_model_id:
            yield model, f"Model is down: {model.name}"


def _unavailable_everywhere(rule: Rule, monitored: Sequence[Model], down: Sequence[Model]) -> Found:
    meant = [model for model in monitored if (rule.target_model_name or "") in model.model_id]
    if meant and all(model in down for model in meant):
        yield None, f"Model unavailable on all providers: {rule.target_model_name}"


_RULES: Mapping[str, Callable[[Rule, Sequence[Model], Sequence[Model]], Found]] = {
    "any_model_down": _any_model_down,
    "specific_model_down": _specific_model_down,
    "model_unavailable_everywhere": _unavailable_everywhere,
}
"""Rule type to what it finds. Rules of other types are kept and never find anything."""
