# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""Organizations that teams belong to."""

from collections.abc import Mapping
from typing import Any

from fivefold import _answers, _bodies, _codec, _shapes
from fivefold.call import Body, Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "list_organizations",
    "create_organization",
    "get_organization",
    "list_organization_teams",
    "get_organization_usage",
)
_LIST_ORGANIZATIONS: "Operation[list[_models.OrganizationResponse]]" = Operation(
    name="list_organizations",
    method="GET",
    path="/api/organizations",
    safety="safe",
    access="open",
    answers={200: _answers.json_answer(_shapes.array(_shapes.model(_models, "OrganizationResponse")))},
)


def list_organizations() -> "Call[list[_models.OrganizationResponse]]":
    """List all organizations.

    GET /api/organizations

    Returns:
        The organizations.
    """
    return _LIST_ORGANIZATIONS.call({})


_CREATE_ORGANIZATION: "Operation[_models.OrganizationResponse]" = Operation(
    name="create_organization",
    method="POST",
    path="/api/organizations/create",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "OrganizationCreateRequest")),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "OrganizationResponse"))},
)


def create_organization(
    body: "_models.OrganizationCreateRequest | Mapping[str, Any]",
) -> "Call[_models.OrganizationResponse]":
    """Create an organization.

    Also creates a team for it unless `create_default_team` is false; its key is in the answer.

    POST /api/organizations/create

    Args:
        body: An organization to create.

    Returns:
        The new organization.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _CREATE_ORGANIZATION.call({}, body)


_GET_ORGANIZATION: "Operation[_models.OrganizationResponse]" = Operation(
    name="get_organization",
    method="GET",
    path="/api/organizations/{organization_id}",
    safety="safe",
    parameters=(Parameter("organization_id", "organization_id", "path", _codec.STR, required=True),),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "OrganizationResponse"))},
)


def get_organization(organization_id: str) -> "Call[_models.OrganizationResponse]":
    """Get one organization.

    GET /api/organizations/{organization_id}

    Args:
        organization_id: Id of the organization (at least 1 character).

    Returns:
        The organization.

    Raises:
        NotFoundError: There is no such object.
    """
    return _GET_ORGANIZATION.call({"organization_id": organization_id})


_LIST_ORGANIZATION_TEAMS: "Operation[_models.OrganizationTeams]" = Operation(
    name="list_organization_teams",
    method="GET",
    path="/api/organizations/{organization_id}/teams",
    safety="safe",
    parameters=(Parameter("organization_id", "organization_id", "path", _codec.STR, required=True),),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "OrganizationTeams"))},
)


def list_organization_teams(organization_id: str) -> "Call[_models.OrganizationTeams]":
    """List the teams of an organization.

    GET /api/organizations/{organization_id}/teams

    Args:
        organization_id: Id of the organization (at least 1 character).

    Returns:
        The teams.

    Raises:
        NotFoundError: There is no such object.
    """
    return _LIST_ORGANIZATION_TEAMS.call({"organization_id": organization_id})


_GET_ORGANIZATION_USAGE: "Operation[_models.OrganizationUsage]" = Operation(
    name="get_organization_usage",
    method="GET",
    path="/api/organizations/{organization_id}/usage",
    safety="safe",
    parameters=(
        Parameter("organization_id", "organization_id", "path", _codec.STR, required=True),
        Parameter("period", "period", "query", _codec.STR, required=True),
    ),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "OrganizationUsage"))},
)


def get_organization_usage(organization_id: str, *, period: str) -> "Call[_models.OrganizationUsage]":
    """Get what an organization used in a period.

    Always zeros on server 2.0.0: `get_organization_stats` tells the true numbers.

    GET /api/organizations/{organization_id}/usage

    Args:
        organization_id: Id of the organization (at least 1 character).
        period: A month as `YYYY-MM`, or a year as `YYYY`.

    Returns:
        The usage.

    Raises:
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _GET_ORGANIZATION_USAGE.call({"organization_id": organization_id, "period": period})
