# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""Alert rules and the alerts they raise."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from fivefold import _answers, _bodies, _codec, _shapes
from fivefold.call import Body, Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "list_alert_rules",
    "create_alert_rule",
    "delete_alert_rule",
    "update_alert_rule",
    "list_alerts",
    "get_unread_alert_count",
    "get_recent_alerts",
    "acknowledge_alert",
)
_LIST_ALERT_RULES: "Operation[list[_models.AlertRuleResponse]]" = Operation(
    name="list_alert_rules",
    method="GET",
    path="/api/v1/alerts/rules",
    safety="safe",
    answers={200: _answers.json_answer(_shapes.array(_shapes.model(_models, "AlertRuleResponse")))},
)


def list_alert_rules() -> "Call[list[_models.AlertRuleResponse]]":
    """List all alert rules.

    GET /api/v1/alerts/rules

    Returns:
        The rules, newest first.
    """
    return _LIST_ALERT_RULES.call({})


_CREATE_ALERT_RULE: "Operation[_models.AlertRuleResponse]" = Operation(
    name="create_alert_rule",
    method="POST",
    path="/api/v1/alerts/rules",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "AlertRuleCreate")),
    answers={201: _answers.json_answer(_shapes.model(_models, "AlertRuleResponse"))},
)


def create_alert_rule(body: "_models.AlertRuleCreate | Mapping[str, Any]") -> "Call[_models.AlertRuleResponse]":
    """Create an alert rule.

    A missing target gives a 400: `specific_model_down` needs `target_model_id`, `model_unavailable_everywhere` needs
    `target_model_name`.

    POST /api/v1/alerts/rules

    Args:
        body: An alert rule to create.

    Returns:
        The new rule.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault, JSON for a failed discovery.
    """
    return _CREATE_ALERT_RULE.call({}, body)


_DELETE_ALERT_RULE: "Operation[None]" = Operation(
    name="delete_alert_rule",
    method="DELETE",
    path="/api/v1/alerts/rules/{rule_id}",
    safety="idempotent",
    parameters=(Parameter("rule_id", "rule_id", "path", _codec.ID, required=True),),
    answers={204: _answers.no_answer},
)


def delete_alert_rule(rule_id: UUID | str) -> "Call[None]":
    """Delete an alert rule and its alerts.

    DELETE /api/v1/alerts/rules/{rule_id}

    Args:
        rule_id: Id of the alert rule.

    Raises:
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _DELETE_ALERT_RULE.call({"rule_id": rule_id})


_UPDATE_ALERT_RULE: "Operation[_models.AlertRuleResponse]" = Operation(
    name="update_alert_rule",
    method="PATCH",
    path="/api/v1/alerts/rules/{rule_id}",
    safety="idempotent",
    parameters=(Parameter("rule_id", "rule_id", "path", _codec.ID, required=True),),
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "AlertRuleUpdate")),
    answers={200: _answers.json_answer(_shapes.model(_models, "AlertRuleResponse"))},
)


def update_alert_rule(
    rule_id: UUID | str, body: "_models.AlertRuleUpdate | Mapping[str, Any]"
) -> "Call[_models.AlertRuleResponse]":
    """Change an alert rule.

    A field left out or null keeps its value; type and target cannot be changed.

    PATCH /api/v1/alerts/rules/{rule_id}

    Args:
        rule_id: Id of the alert rule.
        body: Changes to an alert rule; a field left out or null keeps its value.

    Returns:
        The changed rule.

    Raises:
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _UPDATE_ALERT_RULE.call({"rule_id": rule_id}, body)


_LIST_ALERTS: "Operation[_models.AlertListResponse]" = Operation(
    name="list_alerts",
    method="GET",
    path="/api/v1/alerts",
    safety="safe",
    parameters=(
        Parameter("rule_id", "rule_id", "query", _codec.ID),
        Parameter("acknowledged", "acknowledged", "query", _codec.BOOL),
        Parameter("since", "since", "query", _codec.TIME),
        Parameter("limit", "limit", "query", _codec.INT),
        Parameter("offset", "offset", "query", _codec.INT),
    ),
    answers={200: _answers.json_answer(_shapes.model(_models, "AlertListResponse"))},
)


def list_alerts(
    *,
    rule_id: UUID | str | None = None,
    acknowledged: bool | None = None,
    since: datetime | date | str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> "Call[_models.AlertListResponse]":
    """List one page of alerts.

    Newest first, without a total; alerts of one run have equal times and may repeat or be missed across pages: prefer a
    large `limit`.

    GET /api/v1/alerts

    Args:
        rule_id: Only alerts of this rule; all by default.
        acknowledged: Only alerts that are, or are not, acknowledged; both by default.
        since: Only alerts from this time on; a plain date is accepted too and means its midnight; any by default.
        limit: Most alerts to return, 1 to 500; 50 by default.
        offset: Number of alerts to skip; 0 by default.

    Returns:
        The page.

    Raises:
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _LIST_ALERTS.call(
        {"rule_id": rule_id, "acknowledged": acknowledged, "since": since, "limit": limit, "offset": offset}
    )


_GET_UNREAD_ALERT_COUNT: "Operation[_models.UnreadCountResponse]" = Operation(
    name="get_unread_alert_count",
    method="GET",
    path="/api/v1/alerts/unread-count",
    safety="safe",
    answers={200: _answers.json_answer(_shapes.model(_models, "UnreadCountResponse"))},
)


def get_unread_alert_count() -> "Call[_models.UnreadCountResponse]":
    """Count the alerts nobody has acknowledged.

    GET /api/v1/alerts/unread-count

    Returns:
        The number.
    """
    return _GET_UNREAD_ALERT_COUNT.call({})


_GET_RECENT_ALERTS: "Operation[_models.RecentAlertsResponse]" = Operation(
    name="get_recent_alerts",
    method="GET",
    path="/api/v1/alerts/recent",
    safety="safe",
    parameters=(Parameter("limit", "limit", "query", _codec.INT),),
    answers={200: _answers.json_answer(_shapes.model(_models, "RecentAlertsResponse"))},
)


def get_recent_alerts(*, limit: int = 10) -> "Call[_models.RecentAlertsResponse]":
    """Get the newest alerts.

    GET /api/v1/alerts/recent

    Args:
        limit: Most alerts to return, 1 to 50; 10 by default.

    Returns:
        The alerts.

    Raises:
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _GET_RECENT_ALERTS.call({"limit": limit})


_ACKNOWLEDGE_ALERT: "Operation[_models.AlertResponse]" = Operation(
    name="acknowledge_alert",
    method="PATCH",
    path="/api/v1/alerts/{alert_id}/acknowledge",
    safety="idempotent",
    parameters=(Parameter("alert_id", "alert_id", "path", _codec.ID, required=True),),
    answers={200: _answers.json_answer(_shapes.model(_models, "AlertResponse"))},
)


def acknowledge_alert(alert_id: UUID | str) -> "Call[_models.AlertResponse]":
    """Acknowledge an alert.

    Acknowledging it again changes nothing.

    PATCH /api/v1/alerts/{alert_id}/acknowledge

    Args:
        alert_id: Id of the alert.

    Returns:
        The acknowledged alert.

    Raises:
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _ACKNOWLEDGE_ALERT.call({"alert_id": alert_id})
