# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""Model groups: a name for several models by priority."""

from collections.abc import Mapping, Sequence
from typing import Any

from fivefold import _answers, _bodies, _codec, _shapes
from fivefold.call import Body, Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "create_model_group",
    "list_model_groups",
    "get_model_group",
    "delete_model_group",
    "set_model_group_models",
)
_CREATE_MODEL_GROUP: "Operation[_models.ModelGroupResponse]" = Operation(
    name="create_model_group",
    method="POST",
    path="/api/model-groups/create",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "ModelGroupCreateRequest")),
    access="admin",
    answers={200: _answers.json_answer(_shapes.model(_models, "ModelGroupResponse"))},
)


def create_model_group(
    body: "_models.ModelGroupCreateRequest | Mapping[str, Any]",
) -> "Call[_models.ModelGroupResponse]":
    """Create a model group.

    There is no operation that lets a team use it.

    POST /api/model-groups/create

    Args:
        body: A model group to create.

    Returns:
        The new group.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _CREATE_MODEL_GROUP.call({}, body)


_LIST_MODEL_GROUPS: "Operation[list[_models.ModelGroupResponse]]" = Operation(
    name="list_model_groups",
    method="GET",
    path="/api/model-groups",
    safety="safe",
    access="admin",
    answers={200: _answers.json_answer(_shapes.array(_shapes.model(_models, "ModelGroupResponse")))},
)


def list_model_groups() -> "Call[list[_models.ModelGroupResponse]]":
    """List the active model groups.

    GET /api/model-groups

    Returns:
        The groups.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
    """
    return _LIST_MODEL_GROUPS.call({})


_GET_MODEL_GROUP: "Operation[_models.ModelGroupResponse]" = Operation(
    name="get_model_group",
    method="GET",
    path="/api/model-groups/{group_name}",
    safety="safe",
    parameters=(Parameter("group_name", "group_name", "path", _codec.STR, required=True),),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "ModelGroupResponse"))},
)


def get_model_group(group_name: str) -> "Call[_models.ModelGroupResponse]":
    """Get one model group.

    GET /api/model-groups/{group_name}

    Args:
        group_name: Name of the group (at least 1 character).

    Returns:
        The group.

    Raises:
        NotFoundError: There is no such object.
    """
    return _GET_MODEL_GROUP.call({"group_name": group_name})


_DELETE_MODEL_GROUP: "Operation[_models.MessageResponse]" = Operation(
    name="delete_model_group",
    method="DELETE",
    path="/api/model-groups/{group_name}",
    safety="idempotent",
    parameters=(Parameter("group_name", "group_name", "path", _codec.STR, required=True),),
    access="admin",
    answers={200: _answers.json_answer(_shapes.model(_models, "MessageResponse"))},
)


def delete_model_group(group_name: str) -> "Call[_models.MessageResponse]":
    """Delete a model group.

    Refused with 400 while teams use it.

    DELETE /api/model-groups/{group_name}

    Args:
        group_name: Name of the group (at least 1 character).

    Returns:
        The receipt.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        NotFoundError: There is no such object.
    """
    return _DELETE_MODEL_GROUP.call({"group_name": group_name})


_SET_MODEL_GROUP_MODELS: "Operation[_models.ModelGroupModels]" = Operation(
    name="set_model_group_models",
    method="PUT",
    path="/api/model-groups/{group_name}/models",
    safety="idempotent",
    parameters=(Parameter("group_name", "group_name", "path", _codec.STR, required=True),),
    body=Body("application/json", _bodies.encode_json, _shapes.array(_shapes.model(_models, "ModelConfig"))),
    access="admin",
    answers={200: _answers.json_answer(_shapes.model(_models, "ModelGroupModels"))},
)


def set_model_group_models(
    group_name: str, body: "Sequence[_models.ModelConfig | Mapping[str, Any]]"
) -> "Call[_models.ModelGroupModels]":
    """Replace the models of a model group.

    PUT /api/model-groups/{group_name}/models

    Args:
        group_name: Name of the group (at least 1 character).
        body: All its models from now on.

    Returns:
        The models.

    Raises:
        AuthenticationError: The credentials are missing, wrong, expired, or of another kind.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _SET_MODEL_GROUP_MODELS.call({"group_name": group_name}, body)
