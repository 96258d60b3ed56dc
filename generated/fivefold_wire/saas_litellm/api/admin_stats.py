# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""Sums over organizations and the whole server."""

from datetime import date

from fivefold import _answers, _codec, _shapes
from fivefold.call import Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "get_dashboard_stats",
    "get_organization_stats",
    "get_organization_analytics",
)
_GET_DASHBOARD_STATS: "Operation[_models.DashboardStats]" = Operation(
    name="get_dashboard_stats",
    method="GET",
    path="/api/stats/dashboard",
    safety="safe",
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "DashboardStats"))},
)


def get_dashboard_stats() -> "Call[_models.DashboardStats]":
    """Get numbers over the whole server.

    GET /api/stats/dashboard

    Returns:
        The numbers.
    """
    return _GET_DASHBOARD_STATS.call({})


_GET_ORGANIZATION_STATS: "Operation[_models.OrganizationJobStats]" = Operation(
    name="get_organization_stats",
    method="GET",
    path="/api/jobs/organizations/{organization_id}/stats",
    safety="safe",
    parameters=(
        Parameter("organization_id", "organization_id", "path", _codec.STR, required=True),
        Parameter("start_date", "start_date", "query", _codec.DATE),
        Parameter("end_date", "end_date", "query", _codec.DATE),
    ),
    access="admin",
    answers={200: _answers.json_answer(_shapes.model(_models, "OrganizationJobStats"))},
)


def get_organization_stats(
    organization_id: str, *, start_date: date | str | None = None, end_date: date | str | None = None
) -> "Call[_models.OrganizationJobStats]":
    """Get sums over the jobs of an organization.

    GET /api/jobs/organizations/{organization_id}/stats

    Args:
        organization_id: Id of the organization (at least 1 character).
        start_date: Only jobs from this day on.
        end_date: Only jobs up to this day, which counts.

    Returns:
        The sums.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _GET_ORGANIZATION_STATS.call(
        {"organization_id": organization_id, "start_date": start_date, "end_date": end_date}
    )


_GET_ORGANIZATION_ANALYTICS: "Operation[_models.OrganizationAnalytics]" = Operation(
    name="get_organization_analytics",
    method="GET",
    path="/api/jobs/organizations/{organization_id}/analytics",
    safety="safe",
    parameters=(
        Parameter("organization_id", "organization_id", "path", _codec.STR, required=True),
        Parameter("start_date", "start_date", "query", _codec.DATE),
        Parameter("end_date", "end_date", "query", _codec.DATE),
    ),
    access="admin",
    answers={200: _answers.json_answer(_shapes.model(_models, "OrganizationAnalytics"))},
)


def get_organization_analytics(
    organization_id: str, *, start_date: date | str | None = None, end_date: date | str | None = None
) -> "Call[_models.OrganizationAnalytics]":
    """Get what an organization cost, by day, team, model and provider.

    GET /api/jobs/organizations/{organization_id}/analytics

    Args:
        organization_id: Id of the organization (at least 1 character).
        start_date: Only jobs from this day on.
        end_date: Only jobs up to this day, which counts.

    Returns:
        The costs.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _GET_ORGANIZATION_ANALYTICS.call(
        {"organization_id": organization_id, "start_date": start_date, "end_date": end_date}
    )
