"""Alert rules, and the alerts they raised."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fivefold.sandbox._checks import issue
from fivefold.sandbox._reading import Call, ReportedError
from fivefold.sandbox.arguslm import render
from fivefold.sandbox.arguslm.lookup import apply, find, page
from fivefold.sandbox.arguslm.records import Rule
from fivefold.sandbox.arguslm.state import newest_first
from fivefold.sandbox.arguslm.world import ArgusWorld

_TARGETS: Mapping[str, str] = {
    "specific_model_down": "target_model_id",
    "model_unavailable_everywhere": "target_model_name",
}
"""Rule type to the field without which it makes no sense."""


def list_alert_rules(world: ArgusWorld, call: Call) -> Any:
    return [render.rule(world, rule) for rule in newest_first(world.state.rules.values(), None)]


def create_alert_rule(world: ArgusWorld, call: Call) -> Any:
    body = call.body
    target = _TARGETS.get(body["rule_type"])
    if target is not None and not body[target]:
        raise ReportedError(400, f"{target} is required for {body['rule_type']} rules")
    model_id = body["target_model_id"]
    if model_id is not None and model_id not in world.state.models:
        world.refuse(issue("value_error", "Value error, unknown model", model_id, loc=("body", "target_model_id")))
    rule = Rule(id=world.new_id("rule"), created_at=world.now(), **body)
    world.state.rules[rule.id] = rule
    return render.rule(world, rule)


def update_alert_rule(world: ArgusWorld, call: Call) -> Any:
    rule = find(world.state.rules, call.path["rule_id"], "Alert rule")
    apply(rule, call.body)
    return render.rule(world, rule)


def delete_alert_rule(world: ArgusWorld, call: Call) -> Any:
    rule = find(world.state.rules, call.path["rule_id"], "Alert rule")
    world.state.drop_rule(rule.id)


def list_alerts(world: ArgusWorld, call: Call) -> Any:
    query = call.query
    found = [
        alert
        for alert in world.state.alerts.values()
        if query["rule_id"] in (None, alert.rule_id)
        and query["acknowledged"] in (None, alert.acknowledged)
        and (query["since"] is None or alert.created_at >= query["since"])
    ]
    items = page(newest_first(found, world.ties()), query)
    return {
        "items": [render.alert(world, alert) for alert in items],
        "unacknowledged_count": world.state.unread(),
        "limit": query["limit"],
        "offset": query["offset"],
    }


def get_unread_alert_count(world: ArgusWorld, call: Call) -> Any:
    return {"count": world.state.unread()}


def get_recent_alerts(world: ArgusWorld, call: Call) -> Any:
    alerts = newest_first(world.state.alerts.values(), world.ties())[: call.query["limit"]]
    return {"items": [render.alert(world, alert) for alert in alerts], "total_unread": world.state.unread()}


def acknowledge_alert(world: ArgusWorld, call: Call) -> Any:
    alert = find(world.state.alerts, call.path["alert_id"], "Alert")
    alert.acknowledged = True
    return render.alert(world, alert)
