# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""Scheduled uptime checks and their history."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from fivefold import _answers, _bodies, _codec, _shapes
from fivefold.call import Body, Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "get_monitoring_config",
    "update_monitoring_config",
    "run_monitoring",
    "get_uptime_history",
    "export_uptime_history",
    "list_prompt_packs",
)
_GET_MONITORING_CONFIG: "Operation[_models.MonitoringConfigResponse]" = Operation(
    name="get_monitoring_config",
    method="GET",
    path="/api/v1/monitoring/config",
    safety="safe",
    answers={200: _answers.json_answer(_shapes.model(_models, "MonitoringConfigResponse"))},
)


def get_monitoring_config() -> "Call[_models.MonitoringConfigResponse]":
    """Get the monitoring schedule.

    A server without one creates it: every 15 minutes, `health_check`, enabled.

    GET /api/v1/monitoring/config

    Returns:
        The schedule.
    """
    return _GET_MONITORING_CONFIG.call({})


_UPDATE_MONITORING_CONFIG: "Operation[_models.MonitoringConfigResponse]" = Operation(
    name="update_monitoring_config",
    method="PATCH",
    path="/api/v1/monitoring/config",
    safety="idempotent",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "MonitoringConfigUpdate")),
    answers={200: _answers.json_answer(_shapes.model(_models, "MonitoringConfigResponse"))},
)


def update_monitoring_config(
    body: "_models.MonitoringConfigUpdate | Mapping[str, Any]",
) -> "Call[_models.MonitoringConfigResponse]":
    """Change the monitoring schedule.

    A field left out or null keeps its value.

    PATCH /api/v1/monitoring/config

    Args:
        body: Changes to the monitoring schedule; a field left out or null keeps its value.

    Returns:
        The changed schedule.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _UPDATE_MONITORING_CONFIG.call({}, body)


_RUN_MONITORING: "Operation[_models.MonitoringRunResponse]" = Operation(
    name="run_monitoring",
    method="POST",
    path="/api/v1/monitoring/run",
    safety="unsafe",
    answers={200: _answers.json_answer(_shapes.model(_models, "MonitoringRunResponse"))},
)


def run_monitoring() -> "Call[_models.MonitoringRunResponse]":
    """Check all models enabled for monitoring now.

    Returns at once; the run is over when `last_run_at` of the schedule changes; works also while the schedule is
    disabled.

    POST /api/v1/monitoring/run

    Returns:
        The receipt.
    """
    return _RUN_MONITORING.call({})


_GET_UPTIME_HISTORY: "Operation[_models.UptimeHistoryResponse]" = Operation(
    name="get_uptime_history",
    method="GET",
    path="/api/v1/monitoring/uptime",
    safety="safe",
    parameters=(
        Parameter("model_id", "model_id", "query", _codec.ID),
        Parameter("status", "status", "query", _codec.STR),
        Parameter("since", "since", "query", _codec.TIME),
        Parameter("enabled_only", "enabled_only", "query", _codec.BOOL),
        Parameter("limit", "limit", "query", _codec.INT),
        Parameter("offset", "offset", "query", _codec.INT),
    ),
    answers={200: _answers.json_answer(_shapes.model(_models, "UptimeHistoryResponse"))},
)


def get_uptime_history(
    *,
    model_id: UUID | str | None = None,
    status: Literal["up", "down", "degraded"] | str | None = None,
    since: datetime | date | str | None = None,
    enabled_only: bool = False,
    limit: int = 100,
    offset: int = 0,
) -> "Call[_models.UptimeHistoryResponse]":
    """List one page of uptime checks.

    Newest first; checks of one run have equal times and may repeat or be missed across pages: prefer a large `limit`,
    compare with `total`.

    GET /api/v1/monitoring/uptime

    Args:
        model_id: Only checks of this model, by its id in ArgusLM; all by default.
        status: Only checks with this outcome; all by default.
        since: Only checks from this time on; a plain date is accepted too and means its midnight; any by default.
        enabled_only: Only checks of models that are enabled for monitoring now; false by default.
        limit: Most checks to return, 1 to 10000; 100 by default.
        offset: Number of checks to skip; 0 by default.

    Returns:
        The page.

    Raises:
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _GET_UPTIME_HISTORY.call(
        {
            "model_id": model_id,
            "status": status,
            "since": since,
            "enabled_only": enabled_only,
            "limit": limit,
            "offset": offset,
        }
    )


_EXPORT_UPTIME_HISTORY: "Operation[bytes]" = Operation(
    name="export_uptime_history",
    method="GET",
    path="/api/v1/monitoring/uptime/export",
    safety="safe",
    parameters=(
        Parameter("format", "format", "query", _shapes.literal("json", "csv")),
        Parameter("model_id", "model_id", "query", _codec.ID),
        Parameter("start_date", "start_date", "query", _codec.TIME),
        Parameter("end_date", "end_date", "query", _codec.TIME),
    ),
    answers={200: _answers.bytes_answer},
)


def export_uptime_history(
    *,
    format: Literal["json", "csv"] = "json",
    model_id: UUID | str | None = None,
    start_date: datetime | date | str | None = None,
    end_date: datetime | date | str | None = None,
) -> "Call[bytes]":
    """Export uptime checks as a file.

    All matching checks in one file, newest first, without ids, token counts or time to the first token.

    GET /api/v1/monitoring/uptime/export

    Args:
        format: Kind of file, `json` or `csv`; `json` by default.
        model_id: Only checks of this model, by its id in ArgusLM; all by default.
        start_date: Only checks from this time on; a plain date is accepted too and means its midnight; any by
            default.
        end_date: Only checks up to this time; a plain date is accepted too and means its midnight; any by default.

    Returns:
        The file.

    Raises:
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _EXPORT_UPTIME_HISTORY.call(
        {"format": format, "model_id": model_id, "start_date": start_date, "end_date": end_date}
    )


_LIST_PROMPT_PACKS: "Operation[list[_models.PromptPackResponse]]" = Operation(
    name="list_prompt_packs",
    method="GET",
    path="/api/v1/monitoring/prompt-packs",
    safety="safe",
    answers={200: _answers.json_answer(_shapes.array(_shapes.model(_models, "PromptPackResponse")))},
)


def list_prompt_packs() -> "Call[list[_models.PromptPackResponse]]":
    """List all prompt packs.

    GET /api/v1/monitoring/prompt-packs

    Returns:
        The prompt packs.
    """
    return _LIST_PROMPT_PACKS.call({})
