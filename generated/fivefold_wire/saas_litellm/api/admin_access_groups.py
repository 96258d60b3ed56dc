# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""Access groups: models that teams may be allowed together."""

from collections.abc import Mapping
from typing import Any

from fivefold import _answers, _bodies, _codec, _shapes
from fivefold.call import Body, Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "create_access_group",
    "list_access_groups",
    "get_access_group",
    "update_access_group",
    "delete_access_group",
    "set_access_group_models",
)
_CREATE_ACCESS_GROUP: "Operation[_models.AccessGroupResponse]" = Operation(
    name="create_access_group",
    method="POST",
    path="/api/model-access-groups/create",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "AccessGroupCreateRequest")),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "AccessGroupResponse"))},
)


def create_access_group(
    body: "_models.AccessGroupCreateRequest | Mapping[str, Any]",
) -> "Call[_models.AccessGroupResponse]":
    """Create an access group.

    POST /api/model-access-groups/create

    Args:
        body: An access group to create.

    Returns:
        The new group.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _CREATE_ACCESS_GROUP.call({}, body)


_LIST_ACCESS_GROUPS: "Operation[list[_models.AccessGroupResponse]]" = Operation(
    name="list_access_groups",
    method="GET",
    path="/api/model-access-groups",
    safety="safe",
    parameters=(Parameter("status", "status", "query", _codec.STR),),
    access="open",
    answers={200: _answers.json_answer(_shapes.array(_shapes.model(_models, "AccessGroupResponse")))},
)


def list_access_groups(*, status: str | None = None) -> "Call[list[_models.AccessGroupResponse]]":
    """List access groups.

    GET /api/model-access-groups

    Args:
        status: Only groups in this state, `active` or `inactive`.

    Returns:
        The groups.

    Raises:
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _LIST_ACCESS_GROUPS.call({"status": status})


_GET_ACCESS_GROUP: "Operation[_models.AccessGroupResponse]" = Operation(
    name="get_access_group",
    method="GET",
    path="/api/model-access-groups/{group_name}",
    safety="safe",
    parameters=(Parameter("group_name", "group_name", "path", _codec.STR, required=True),),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "AccessGroupResponse"))},
)


def get_access_group(group_name: str) -> "Call[_models.AccessGroupResponse]":
    """Get one access group.

    GET /api/model-access-groups/{group_name}

    Args:
        group_name: Name of the group (at least 1 character).

    Returns:
        The group.

    Raises:
        NotFoundError: There is no such object.
    """
    return _GET_ACCESS_GROUP.call({"group_name": group_name})


_UPDATE_ACCESS_GROUP: "Operation[_models.AccessGroupResponse]" = Operation(
    name="update_access_group",
    method="PUT",
    path="/api/model-access-groups/{group_name}",
    safety="idempotent",
    parameters=(Parameter("group_name", "group_name", "path", _codec.STR, required=True),),
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "AccessGroupUpdateRequest")),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "AccessGroupResponse"))},
)


def update_access_group(
    group_name: str, body: "_models.AccessGroupUpdateRequest | Mapping[str, Any]"
) -> "Call[_models.AccessGroupResponse]":
    """Change an access group.

    PUT /api/model-access-groups/{group_name}

    Args:
        group_name: Name of the group (at least 1 character).
        body: Changes to an access group; a field left out or null keeps its value.

    Returns:
        The changed group.

    Raises:
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _UPDATE_ACCESS_GROUP.call({"group_name": group_name}, body)


_DELETE_ACCESS_GROUP: "Operation[_models.MessageResponse]" = Operation(
    name="delete_access_group",
    method="DELETE",
    path="/api/model-access-groups/{group_name}",
    safety="idempotent",
    parameters=(Parameter("group_name", "group_name", "path", _codec.STR, required=True),),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "MessageResponse"))},
)


def delete_access_group(group_name: str) -> "Call[_models.MessageResponse]":
    """Delete an access group.

    Refused with 400 while teams use it.

    DELETE /api/model-access-groups/{group_name}

    Args:
        group_name: Name of the group (at least 1 character).

    Returns:
        The receipt.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        NotFoundError: There is no such object.
    """
    return _DELETE_ACCESS_GROUP.call({"group_name": group_name})


_SET_ACCESS_GROUP_MODELS: "Operation[_models.AccessGroupResponse]" = Operation(
    name="set_access_group_models",
    method="PUT",
    path="/api/model-access-groups/{group_name}/models",
    safety="idempotent",
    parameters=(Parameter("group_name", "group_name", "path", _codec.STR, required=True),),
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "AccessGroupModelsRequest")),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "AccessGroupResponse"))},
)


def set_access_group_models(
    group_name: str, body: "_models.AccessGroupModelsRequest | Mapping[str, Any]"
) -> "Call[_models.AccessGroupResponse]":
    """Replace the models of an access group.

    PUT /api/model-access-groups/{group_name}/models

    Args:
        group_name: Name of the group (at least 1 character).
        body: The models of an access group.

    Returns:
        The changed group.

    Raises:
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _SET_ACCESS_GROUP_MODELS.call({"group_name": group_name}, body)
