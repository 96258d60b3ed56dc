# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""Teams and their keys."""

from collections.abc import Mapping, Sequence
from typing import Any

from fivefold import _answers, _bodies, _codec, _shapes
from fivefold.call import Body, Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "list_teams",
    "create_team",
    "get_team",
    "update_team",
    "delete_team",
    "set_team_access_groups",
    "suspend_team",
    "resume_team",
)
_LIST_TEAMS: "Operation[list[_models.TeamSummary]]" = Operation(
    name="list_teams",
    method="GET",
    path="/api/teams",
    safety="safe",
    access="open",
    answers={200: _answers.json_answer(_shapes.array(_shapes.model(_models, "TeamSummary")))},
)


def list_teams() -> "Call[list[_models.TeamSummary]]":
    """List all teams, with their keys.

    GET /api/teams

    Returns:
        The teams.
    """
    return _LIST_TEAMS.call({})


_CREATE_TEAM: "Operation[_models.TeamResponse]" = Operation(
    name="create_team",
    method="POST",
    path="/api/teams/create",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "TeamCreateRequest")),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "TeamResponse"))},
)


def create_team(body: "_models.TeamCreateRequest | Mapping[str, Any]") -> "Call[_models.TeamResponse]":
    """Create a team.

    POST /api/teams/create

    Args:
        body: A team to create.

    Returns:
        The new team, with its key.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _CREATE_TEAM.call({}, body)


_GET_TEAM: "Operation[_models.TeamDetail]" = Operation(
    name="get_team",
    method="GET",
    path="/api/teams/{team_id}",
    safety="safe",
    parameters=(Parameter("team_id", "team_id", "path", _codec.STR, required=True),),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "TeamDetail"))},
)


def get_team(team_id: str) -> "Call[_models.TeamDetail]":
    """Get one team, with its key.

    GET /api/teams/{team_id}

    Args:
        team_id: Id of the team (at least 1 character).

    Returns:
        The team.

    Raises:
        NotFoundError: There is no such object.
    """
    return _GET_TEAM.call({"team_id": team_id})


_UPDATE_TEAM: "Operation[_models.TeamUpdateResponse]" = Operation(
    name="update_team",
    method="PUT",
    path="/api/teams/{team_id}",
    safety="idempotent",
    parameters=(Parameter("team_id", "team_id", "path", _codec.STR, required=True),),
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "TeamUpdateRequest")),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "TeamUpdateResponse"))},
)


def update_team(
    team_id: str, body: "_models.TeamUpdateRequest | Mapping[str, Any]"
) -> "Call[_models.TeamUpdateResponse]":
    """Change a team.

    PUT /api/teams/{team_id}

    Args:
        team_id: Id of the team (at least 1 character).
        body: Changes to a team; a field left out or null keeps its value.

    Returns:
        The changed team.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _UPDATE_TEAM.call({"team_id": team_id}, body)


_DELETE_TEAM: "Operation[_models.TeamDeleteResponse]" = Operation(
    name="delete_team",
    method="DELETE",
    path="/api/teams/{team_id}",
    safety="idempotent",
    parameters=(Parameter("team_id", "team_id", "path", _codec.STR, required=True),),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "TeamDeleteResponse"))},
)


def delete_team(team_id: str) -> "Call[_models.TeamDeleteResponse]":
    """Delete a team.

    Its key ends to work. Refused with 400 for teams whose id ends in `_default`.

    DELETE /api/teams/{team_id}

    Args:
        team_id: Id of the team (at least 1 character).

    Returns:
        The receipt.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        NotFoundError: There is no such object.
    """
    return _DELETE_TEAM.call({"team_id": team_id})


_SET_TEAM_ACCESS_GROUPS: "Operation[_models.TeamAccessGroups]" = Operation(
    name="set_team_access_groups",
    method="PUT",
    path="/api/teams/{team_id}/access-groups",
    safety="idempotent",
    parameters=(Parameter("team_id", "team_id", "path", _codec.STR, required=True),),
    body=Body("application/json", _bodies.encode_json, _shapes.array(_codec.STR)),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "TeamAccessGroups"))},
)


def set_team_access_groups(team_id: str, body: Sequence[str]) -> "Call[_models.TeamAccessGroups]":
    """Replace the access groups of a team.

    PUT /api/teams/{team_id}/access-groups

    Args:
        team_id: Id of the team (at least 1 character).
        body: Names of all its access groups from now on.

    Returns:
        The access groups.

    Raises:
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _SET_TEAM_ACCESS_GROUPS.call({"team_id": team_id}, body)


_SUSPEND_TEAM: "Operation[_models.TeamStatusResponse]" = Operation(
    name="suspend_team",
    method="PUT",
    path="/api/teams/{team_id}/suspend",
    safety="idempotent",
    parameters=(Parameter("team_id", "team_id", "path", _codec.STR, required=True),),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "TeamStatusResponse"))},
)


def suspend_team(team_id: str) -> "Call[_models.TeamStatusResponse]":
    """Suspend a team.

    All its calls are refused with 403, also those on open jobs.

    PUT /api/teams/{team_id}/suspend

    Args:
        team_id: Id of the team (at least 1 character).

    Returns:
        The state.

    Raises:
        NotFoundError: There is no such object.
    """
    return _SUSPEND_TEAM.call({"team_id": team_id})


_RESUME_TEAM: "Operation[_models.TeamStatusResponse]" = Operation(
    name="resume_team",
    method="PUT",
    path="/api/teams/{team_id}/resume",
    safety="idempotent",
    parameters=(Parameter("team_id", "team_id", "path", _codec.STR, required=True),),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "TeamStatusResponse"))},
)


def resume_team(team_id: str) -> "Call[_models.TeamStatusResponse]":
    """Let a suspended team go on.

    PUT /api/teams/{team_id}/resume

    Args:
        team_id: Id of the team (at least 1 character).

    Returns:
        The state.

    Raises:
        NotFoundError: There is no such object.
    """
    return _RESUME_TEAM.call({"team_id": team_id})
