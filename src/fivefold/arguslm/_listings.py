"""ArgusLM's four paged listings, whole: the largest page, and how each of them pages. No I/O."""

from datetime import date
from typing import Final, Literal
from uuid import UUID

from fivefold_wire.arguslm import models as _models
from fivefold_wire.arguslm.api import alerts, benchmarks, models, monitoring

from .._paging import Paging
from ..call import Call

MODELS: Final["Paging[_models.ModelListResponse, _models.ModelResponse]"] = Paging(
    items=lambda page: page.items, item="_models.ModelResponse", size=500, total=lambda page: page.total
)
CHECKS: Final["Paging[_models.UptimeHistoryResponse, _models.UptimeCheckResponse]"] = Paging(
    items=lambda page: page.items,
    item="_models.UptimeCheckResponse",
    size=10_000,
    total=lambda page: page.total,
    tie=lambda check: check.created_at,
)
BENCHMARKS: Final["Paging[_models.BenchmarkListResponse, _models.BenchmarkRunResponse]"] = Paging(
    items=lambda page: page.runs,
    item="_models.BenchmarkRunResponse",
    size=100,
    size_key="per_page",
    position="page",
    total=lambda page: page.total,
)
#: Without a total. Whole before the first one is handed out: acknowledging shrinks the list being read.
ALERTS: Final["Paging[_models.AlertListResponse, _models.AlertResponse]"] = Paging(
    items=lambda page: page.items,
    item="_models.AlertResponse",
    size=500,
    whole=True,
    limit=lambda page: page.limit,
    tie=lambda alert: alert.created_at,
)


def every_model(
    *,
    provider_id: UUID | str | None = None,
    enabled_for_monitoring: bool | None = None,
    enabled_for_benchmark: bool | None = None,
    search: str | None = None,
) -> "Call[_models.ModelListResponse]":
    """Every model, oldest first, each once.

    GET /api/v1/models, in pages of 500.

    Args:
        provider_id: Only models of this provider account.
        enabled_for_monitoring: Only models that are, or are not, checked by monitoring runs.
        enabled_for_benchmark: Only models that are, or are not, offered for benchmarks.
        search: Only models with this text in `model_id` or `custom_name`.

    Raises:
        UnprocessableEntityError: an argument does not fit.
        ResponseValidationError: the listing keeps changing while it is read.
    """
    return models.list_models(
        provider_id=provider_id,
        enabled_for_monitoring=enabled_for_monitoring,
        enabled_for_benchmark=enabled_for_benchmark,
        search=search,
    )


def every_check(
    *,
    model_id: UUID | str | None = None,
    status: Literal["up", "down", "degraded"] | str | None = None,
    since: date | str | None = None,
    enabled_only: bool | None = None,
) -> "Call[_models.UptimeHistoryResponse]":
    """Every uptime check, newest first, each once.

    GET /api/v1/monitoring/uptime, in pages of 10,000. Checks of one run have equal times, so the service's pages may
    repeat some and miss others: each page begins anew with the last time of the one before, and pages are read until as
    many different checks were seen as the service counts.

    Args:
        model_id: Only checks of this model, by its id in ArgusLM.
        status: Only checks with this outcome.
        since: Only checks from this time on: a datetime (naive means UTC), a date, or ISO 8601 text.
        enabled_only: Only checks of models that are enabled for monitoring now.

    Raises:
        UnprocessableEntityError: an argument does not fit.
        ResponseValidationError: the listing keeps changing while it is read.
    """
    given = {} if enabled_only is None else {"enabled_only": enabled_only}
    return monitoring.get_uptime_history(model_id=model_id, status=status, since=since, **given)


def every_benchmark(
    *, status: Literal["pending", "running", "completed", "failed"] | str | None = None
) -> "Call[_models.BenchmarkListResponse]":
    """Every benchmark run, newest first, each once.

    GET /api/v1/benchmarks, in pages of 100.

    Args:
        status: Only runs in this state.

    Raises:
        ResponseValidationError: the listing keeps changing while it is read.
    """
    return benchmarks.list_benchmarks(status=status)


def every_alert(
    *, rule_id: UUID | str | None = None, acknowledged: bool | None = None, since: date | str | None = None
) -> "Call[_models.AlertListResponse]":
    """Every alert, newest first, each once.

    GET /api/v1/alerts, in pages of 500. All pages are read before the first alert is handed out, so that
    acknowledging alerts on the way makes none be missed.

    Args:
        rule_id: Only alerts of this rule.
        acknowledged: Only alerts that are, or are not, acknowledged.
        since: Only alerts from this time on: a datetime (naive means UTC), a date, or ISO 8601 text.

    Raises:
        UnprocessableEntityError: an argument does not fit.
        ResponseValidationError: the listing keeps changing while it is read.
    """
    return alerts.list_alerts(rule_id=rule_id, acknowledged=acknowledged, since=since)
