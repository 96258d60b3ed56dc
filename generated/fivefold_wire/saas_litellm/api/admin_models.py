# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""Model aliases."""

from collections.abc import Mapping
from typing import Any

from fivefold import _answers, _bodies, _codec, _shapes
from fivefold.call import Body, Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "create_model",
    "list_models",
    "get_model",
    "update_model",
    "delete_model",
)
_CREATE_MODEL: "Operation[_models.ModelResponse]" = Operation(
    name="create_model",
    method="POST",
    path="/api/models/create",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "ModelCreateRequest"), secret=True),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "ModelResponse"))},
)


def create_model(body: "_models.ModelCreateRequest | Mapping[str, Any]") -> "Call[_models.ModelResponse]":
    """Create a model alias.

    POST /api/models/create

    Args:
        body: A model alias to create.

    Returns:
        The new alias.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _CREATE_MODEL.call({}, body)


_LIST_MODELS: "Operation[list[_models.ModelResponse]]" = Operation(
    name="list_models",
    method="GET",
    path="/api/models",
    safety="safe",
    parameters=(
        Parameter("status", "status", "query", _codec.STR),
        Parameter("provider", "provider", "query", _codec.STR),
        Parameter("access_group", "access_group", "query", _codec.STR),
    ),
    access="open",
    answers={200: _answers.json_answer(_shapes.array(_shapes.model(_models, "ModelResponse")))},
)


def list_models(
    *, status: str | None = None, provider: str | None = None, access_group: str | None = None
) -> "Call[list[_models.ModelResponse]]":
    """List model aliases.

    GET /api/models

    Args:
        status: Only aliases in this state, `active` or `inactive`.
        provider: Only aliases of this provider.
        access_group: Only aliases in this access group.

    Returns:
        The aliases.

    Raises:
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _LIST_MODELS.call({"status": status, "provider": provider, "access_group": access_group})


_GET_MODEL: "Operation[_models.ModelResponse]" = Operation(
    name="get_model",
    method="GET",
    path="/api/models/{alias}",
    safety="safe",
    parameters=(Parameter("alias", "alias", "path", _codec.STR, required=True),),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "ModelResponse"))},
)


def get_model(alias: str) -> "Call[_models.ModelResponse]":
    """Get one model alias.

    GET /api/models/{alias}

    Args:
        alias: Name of the model alias (at least 1 character).

    Returns:
        The alias.

    Raises:
        NotFoundError: There is no such object.
    """
    return _GET_MODEL.call({"alias": alias})


_UPDATE_MODEL: "Operation[_models.ModelResponse]" = Operation(
    name="update_model",
    method="PUT",
    path="/api/models/{alias}",
    safety="idempotent",
    parameters=(Parameter("alias", "alias", "path", _codec.STR, required=True),),
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "ModelUpdateRequest")),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "ModelResponse"))},
)


def update_model(alias: str, body: "_models.ModelUpdateRequest | Mapping[str, Any]") -> "Call[_models.ModelResponse]":
    """Change a model alias.

    PUT /api/models/{alias}

    Args:
        alias: Name of the model alias (at least 1 character).
        body: Changes to a model alias; a field left out or null keeps its value.

    Returns:
        The changed alias.

    Raises:
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _UPDATE_MODEL.call({"alias": alias}, body)


_DELETE_MODEL: "Operation[_models.MessageResponse]" = Operation(
    name="delete_model",
    method="DELETE",
    path="/api/models/{alias}",
    safety="idempotent",
    parameters=(Parameter("alias", "alias", "path", _codec.STR, required=True),),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "MessageResponse"))},
)


def delete_model(alias: str) -> "Call[_models.MessageResponse]":
    """Delete a model alias.

    DELETE /api/models/{alias}

    Args:
        alias: Name of the model alias (at least 1 character).

    Returns:
        The receipt.

    Raises:
        NotFoundError: There is no such object.
    """
    return _DELETE_MODEL.call({"alias": alias})
