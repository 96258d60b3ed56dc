# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""Provider accounts and what they need."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from fivefold import _answers, _bodies, _codec, _shapes
from fivefold.call import Body, Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "list_providers",
    "create_provider",
    "get_provider_catalog",
    "get_provider",
    "delete_provider",
    "update_provider",
    "test_provider_connection",
    "test_existing_provider",
    "refresh_provider_models",
)
_LIST_PROVIDERS: "Operation[_models.ProviderListResponse]" = Operation(
    name="list_providers",
    method="GET",
    path="/api/v1/providers",
    safety="safe",
    answers={200: _answers.json_answer(_shapes.model(_models, "ProviderListResponse"))},
)


def list_providers() -> "Call[_models.ProviderListResponse]":
    """List all provider accounts.

    GET /api/v1/providers

    Returns:
        The accounts.
    """
    return _LIST_PROVIDERS.call({})


_CREATE_PROVIDER: "Operation[_models.ProviderResponse]" = Operation(
    name="create_provider",
    method="POST",
    path="/api/v1/providers",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "ProviderCreate"), secret=True),
    answers={201: _answers.json_answer(_shapes.model(_models, "ProviderResponse"))},
)


def create_provider(body: "_models.ProviderCreate | Mapping[str, Any]") -> "Call[_models.ProviderResponse]":
    """Create a provider account.

    Neither the type nor the credentials are tried: `test_provider_connection` does that.

    POST /api/v1/providers

    Args:
        body: A provider account to create, or to try before creating it.

    Returns:
        The new account.

    Raises:
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault, JSON for a failed discovery.
    """
    return _CREATE_PROVIDER.call({}, body)


_GET_PROVIDER_CATALOG: "Operation[_models.ProviderCatalogResponse]" = Operation(
    name="get_provider_catalog",
    method="GET",
    path="/api/v1/providers/catalog",
    safety="safe",
    answers={200: _answers.json_answer(_shapes.model(_models, "ProviderCatalogResponse"))},
)


def get_provider_catalog() -> "Call[_models.ProviderCatalogResponse]":
    """Get every kind of provider the server knows.

    GET /api/v1/providers/catalog

    Returns:
        The catalog.
    """
    return _GET_PROVIDER_CATALOG.call({})


_GET_PROVIDER: "Operation[_models.ProviderResponse]" = Operation(
    name="get_provider",
    method="GET",
    path="/api/v1/providers/{provider_id}",
    safety="safe",
    parameters=(Parameter("provider_id", "provider_id", "path", _codec.ID, required=True),),
    answers={200: _answers.json_answer(_shapes.model(_models, "ProviderResponse"))},
)


def get_provider(provider_id: UUID | str) -> "Call[_models.ProviderResponse]":
    """Get one provider account.

    GET /api/v1/providers/{provider_id}

    Args:
        provider_id: Id of the provider account.

    Returns:
        The account.

    Raises:
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _GET_PROVIDER.call({"provider_id": provider_id})


_DELETE_PROVIDER: "Operation[None]" = Operation(
    name="delete_provider",
    method="DELETE",
    path="/api/v1/providers/{provider_id}",
    safety="idempotent",
    parameters=(Parameter("provider_id", "provider_id", "path", _codec.ID, required=True),),
    answers={204: _answers.no_answer},
)


def delete_provider(provider_id: UUID | str) -> "Call[None]":
    """Delete a provider account.

    Refused with 409 while one of its models has benchmark history.

    DELETE /api/v1/providers/{provider_id}

    Args:
        provider_id: Id of the provider account.

    Raises:
        NotFoundError: There is no such object.
        ConflictError: The provider account has models with benchmark history.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _DELETE_PROVIDER.call({"provider_id": provider_id})


_UPDATE_PROVIDER: "Operation[_models.ProviderResponse]" = Operation(
    name="update_provider",
    method="PATCH",
    path="/api/v1/providers/{provider_id}",
    safety="idempotent",
    parameters=(Parameter("provider_id", "provider_id", "path", _codec.ID, required=True),),
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "ProviderUpdate"), secret=True),
    answers={200: _answers.json_answer(_shapes.model(_models, "ProviderResponse"))},
)


def update_provider(
    provider_id: UUID | str, body: "_models.ProviderUpdate | Mapping[str, Any]"
) -> "Call[_models.ProviderResponse]":
    """Change a provider account.

    A field left out or null keeps its value; `credentials` replaces the whole stored object.

    PATCH /api/v1/providers/{provider_id}

    Args:
        provider_id: Id of the provider account.
        body: Changes to a provider account; a field left out or null keeps its value.

    Returns:
        The changed account.

    Raises:
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault, JSON for a failed discovery.
    """
    return _UPDATE_PROVIDER.call({"provider_id": provider_id}, body)


_TEST_PROVIDER_CONNECTION: "Operation[_models.ProviderTestResponse]" = Operation(
    name="test_provider_connection",
    method="POST",
    path="/api/v1/providers/test-connection",
    safety="repeatable",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "ProviderCreate"), secret=True),
    answers={200: _answers.json_answer(_shapes.model(_models, "ProviderTestResponse"))},
)


def test_provider_connection(
    body: "_models.ProviderCreate | Mapping[str, Any]",
) -> "Call[_models.ProviderTestResponse]":
    """Try a provider account before creating it.

    Costs one short call to the provider and stores nothing; a failed test is a normal answer with `success` false.

    POST /api/v1/providers/test-connection

    Args:
        body: A provider account to create, or to try before creating it.

    Returns:
        The outcome.

    Raises:
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _TEST_PROVIDER_CONNECTION.call({}, body)


_TEST_EXISTING_PROVIDER: "Operation[_models.ProviderTestResponse]" = Operation(
    name="test_existing_provider",
    method="POST",
    path="/api/v1/providers/{provider_id}/test",
    safety="repeatable",
    parameters=(Parameter("provider_id", "provider_id", "path", _codec.ID, required=True),),
    answers={200: _answers.json_answer(_shapes.model(_models, "ProviderTestResponse"))},
)


def test_existing_provider(provider_id: UUID | str) -> "Call[_models.ProviderTestResponse]":
    """Try the connection of a provider account.

    Costs one short call to the provider and stores nothing; a failed test is a normal answer with `success` false.

    POST /api/v1/providers/{provider_id}/test

    Args:
        provider_id: Id of the provider account.

    Returns:
        The outcome.

    Raises:
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _TEST_EXISTING_PROVIDER.call({"provider_id": provider_id})


_REFRESH_PROVIDER_MODELS: "Operation[_models.ProviderRefreshResponse]" = Operation(
    name="refresh_provider_models",
    method="POST",
    path="/api/v1/providers/{provider_id}/refresh-models",
    safety="idempotent",
    parameters=(Parameter("provider_id", "provider_id", "path", _codec.ID, required=True),),
    answers={200: _answers.json_answer(_shapes.model(_models, "ProviderRefreshResponse"))},
)


def refresh_provider_models(provider_id: UUID | str) -> "Call[_models.ProviderRefreshResponse]":
    """Discover the models of a provider account.

    Adds the models not known yet; most faults of a provider are reported as success with 0 models, an unsupported type
    as 400.

    POST /api/v1/providers/{provider_id}/refresh-models

    Args:
        provider_id: Id of the provider account.

    Returns:
        The outcome.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault, JSON for a failed discovery.
    """
    return _REFRESH_PROVIDER_MODELS.call({"provider_id": provider_id})
