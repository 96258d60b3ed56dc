# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""Models of provider accounts, discovered or added by hand."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from fivefold import _answers, _bodies, _codec, _shapes
from fivefold.call import Body, Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "list_models",
    "create_model",
    "get_model",
    "update_model",
)
_LIST_MODELS: "Operation[_models.ModelListResponse]" = Operation(
    name="list_models",
    method="GET",
    path="/api/v1/models",
    safety="safe",
    parameters=(
        Parameter("provider_id", "provider_id", "query", _codec.ID),
        Parameter("enabled_for_monitoring", "enabled_for_monitoring", "query", _codec.BOOL),
        Parameter("enabled_for_benchmark", "enabled_for_benchmark", "query", _codec.BOOL),
        Parameter("search", "search", "query", _codec.STR),
        Parameter("limit", "limit", "query", _codec.INT),
        Parameter("offset", "offset", "query", _codec.INT),
    ),
    answers={200: _answers.json_answer(_shapes.model(_models, "ModelListResponse"))},
)


def list_models(
    *,
    provider_id: UUID | str | None = None,
    enabled_for_monitoring: bool | None = None,
    enabled_for_benchmark: bool | None = None,
    search: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> "Call[_models.ModelListResponse]":
    """List one page of models.

    Oldest first, so that paging is stable.

    GET /api/v1/models

    Args:
        provider_id: Only models of this provider account; all by default.
        enabled_for_monitoring: Only models that are, or are not, checked by monitoring runs; both by default.
        enabled_for_benchmark: Only models that are, or are not, offered for benchmarks; both by default.
        search: Only models with this text in `model_id` or `custom_name`, whatever the case; all by default.
        limit: Most models to return, 1 to 500; 50 by default.
        offset: Number of models to skip; 0 by default.

    Returns:
        The page.

    Raises:
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _LIST_MODELS.call(
        {
            "provider_id": provider_id,
            "enabled_for_monitoring": enabled_for_monitoring,
            "enabled_for_benchmark": enabled_for_benchmark,
            "search": search,
            "limit": limit,
            "offset": offset,
        }
    )


_CREATE_MODEL: "Operation[_models.ModelResponse]" = Operation(
    name="create_model",
    method="POST",
    path="/api/v1/models",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "ModelCreate")),
    answers={201: _answers.json_answer(_shapes.model(_models, "ModelResponse"))},
)


def create_model(body: "_models.ModelCreate | Mapping[str, Any]") -> "Call[_models.ModelResponse]":
    """Add a model by hand.

    Nothing is checked against the provider, and the same model can be added twice.

    POST /api/v1/models

    Args:
        body: A model to add by hand.

    Returns:
        The new model, `provider_name` null.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault, JSON for a failed discovery.
    """
    return _CREATE_MODEL.call({}, body)


_GET_MODEL: "Operation[_models.ModelResponse]" = Operation(
    name="get_model",
    method="GET",
    path="/api/v1/models/{model_id}",
    safety="safe",
    parameters=(Parameter("model_id", "model_id", "path", _codec.ID, required=True),),
    answers={200: _answers.json_answer(_shapes.model(_models, "ModelResponse"))},
)


def get_model(model_id: UUID | str) -> "Call[_models.ModelResponse]":
    """Get one model.

    GET /api/v1/models/{model_id}

    Args:
        model_id: Id of the model in ArgusLM, not the provider's name for it.

    Returns:
        The model.

    Raises:
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _GET_MODEL.call({"model_id": model_id})


_UPDATE_MODEL: "Operation[_models.ModelResponse]" = Operation(
    name="update_model",
    method="PATCH",
    path="/api/v1/models/{model_id}",
    safety="idempotent",
    parameters=(Parameter("model_id", "model_id", "path", _codec.ID, required=True),),
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "ModelUpdate")),
    answers={200: _answers.json_answer(_shapes.model(_models, "ModelResponse"))},
)


def update_model(
    model_id: UUID | str, body: "_models.ModelUpdate | Mapping[str, Any]"
) -> "Call[_models.ModelResponse]":
    """Change a model.

    A field left out keeps its value; `custom_name` null clears the name.

    PATCH /api/v1/models/{model_id}

    Args:
        model_id: Id of the model in ArgusLM, not the provider's name for it.
        body: Changes to a model; a field left out keeps its value.

    Returns:
        The changed model, `provider_name` null.

    Raises:
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault, JSON for a failed discovery.
    """
    return _UPDATE_MODEL.call({"model_id": model_id}, body)
