# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""Stored keys of model providers."""

from collections.abc import Mapping
from typing import Any, Literal
from uuid import UUID

from fivefold import _answers, _bodies, _codec, _shapes
from fivefold.call import Body, Call, Operation, Parameter

from .. import models as _models

__all__ = (
    "list_provider_credentials",
    "create_provider_credential",
    "get_provider_credential",
    "update_provider_credential",
    "delete_provider_credential",
    "list_organization_credentials",
    "get_active_credential",
    "deactivate_provider_credential",
    "activate_provider_credential",
)
_LIST_PROVIDER_CREDENTIALS: "Operation[list[_models.ProviderCredentialResponse]]" = Operation(
    name="list_provider_credentials",
    method="GET",
    path="/api/provider-credentials",
    safety="safe",
    parameters=(
        Parameter("organization_id", "organization_id", "query", _codec.STR),
        Parameter("provider", "provider", "query", _codec.STR),
        Parameter("active_only", "active_only", "query", _codec.BOOL),
    ),
    access="open",
    answers={200: _answers.json_answer(_shapes.array(_shapes.model(_models, "ProviderCredentialResponse")))},
)


def list_provider_credentials(
    *,
    organization_id: str | None = None,
    provider: Literal["openai", "anthropic", "gemini", "fireworks"] | str | None = None,
    active_only: bool = True,
) -> "Call[list[_models.ProviderCredentialResponse]]":
    """List stored provider's keys, without their text.

    GET /api/provider-credentials

    Args:
        organization_id: Only those of this organization.
        provider: Only those of this provider, in any case; an unknown one gives a 400.
        active_only: Whether to leave out keys that are not used (default true).

    Returns:
        The keys.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _LIST_PROVIDER_CREDENTIALS.call(
        {"organization_id": organization_id, "provider": provider, "active_only": active_only}
    )


_CREATE_PROVIDER_CREDENTIAL: "Operation[_models.ProviderCredentialResponse]" = Operation(
    name="create_provider_credential",
    method="POST",
    path="/api/provider-credentials/create",
    safety="unsafe",
    body=Body(
        "application/json", _bodies.encode_json, _shapes.model(_models, "ProviderCredentialCreateRequest"), secret=True
    ),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "ProviderCredentialResponse"))},
)


def create_provider_credential(
    body: "_models.ProviderCredentialCreateRequest | Mapping[str, Any]",
) -> "Call[_models.ProviderCredentialResponse]":
    """Store a provider's key.

    POST /api/provider-credentials/create

    Args:
        body: A provider's key to store.

    Returns:
        What was stored.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault such as a malformed id, JSON for
            a failed call to the provider.
    """
    return _CREATE_PROVIDER_CREDENTIAL.call({}, body)


_GET_PROVIDER_CREDENTIAL: "Operation[_models.ProviderCredentialResponse]" = Operation(
    name="get_provider_credential",
    method="GET",
    path="/api/provider-credentials/{credential_id}",
    safety="safe",
    parameters=(
        Parameter("credential_id", "credential_id", "path", _codec.ID, required=True),
        Parameter("include_api_key", "include_api_key", "query", _codec.BOOL),
    ),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "ProviderCredentialResponse"))},
)


def get_provider_credential(
    credential_id: UUID | str, *, include_api_key: bool = False
) -> "Call[_models.ProviderCredentialResponse]":
    """Get one stored provider's key.

    GET /api/provider-credentials/{credential_id}

    Args:
        credential_id: Id of the credential; one that is not a UUID gives a 500.
        include_api_key: Whether to tell the key in plain text (default false).

    Returns:
        The key.

    Raises:
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault such as a malformed id, JSON for
            a failed call to the provider.
    """
    return _GET_PROVIDER_CREDENTIAL.call({"credential_id": credential_id, "include_api_key": include_api_key})


_UPDATE_PROVIDER_CREDENTIAL: "Operation[_models.ProviderCredentialResponse]" = Operation(
    name="update_provider_credential",
    method="PUT",
    path="/api/provider-credentials/{credential_id}",
    safety="idempotent",
    parameters=(Parameter("credential_id", "credential_id", "path", _codec.ID, required=True),),
    body=Body(
        "application/json", _bodies.encode_json, _shapes.model(_models, "ProviderCredentialUpdateRequest"), secret=True
    ),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "ProviderCredentialResponse"))},
)


def update_provider_credential(
    credential_id: UUID | str, body: "_models.ProviderCredentialUpdateRequest | Mapping[str, Any]"
) -> "Call[_models.ProviderCredentialResponse]":
    """Change a stored provider's key.

    PUT /api/provider-credentials/{credential_id}

    Args:
        credential_id: Id of the credential; one that is not a UUID gives a 500.
        body: Changes to a stored key; a field left out or null keeps its value.

    Returns:
        What is stored now.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault such as a malformed id, JSON for
            a failed call to the provider.
    """
    return _UPDATE_PROVIDER_CREDENTIAL.call({"credential_id": credential_id}, body)


_DELETE_PROVIDER_CREDENTIAL: "Operation[_models.ProviderCredentialDeleteResponse]" = Operation(
    name="delete_provider_credential",
    method="DELETE",
    path="/api/provider-credentials/{credential_id}",
    safety="idempotent",
    parameters=(Parameter("credential_id", "credential_id", "path", _codec.ID, required=True),),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "ProviderCredentialDeleteResponse"))},
)


def delete_provider_credential(credential_id: UUID | str) -> "Call[_models.ProviderCredentialDeleteResponse]":
    """Delete a stored provider's key.

    DELETE /api/provider-credentials/{credential_id}

    Args:
        credential_id: Id of the credential; one that is not a UUID gives a 500.

    Returns:
        The receipt.

    Raises:
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault such as a malformed id, JSON for
            a failed call to the provider.
    """
    return _DELETE_PROVIDER_CREDENTIAL.call({"credential_id": credential_id})


_LIST_ORGANIZATION_CREDENTIALS: "Operation[_models.OrganizationCredentials]" = Operation(
    name="list_organization_credentials",
    method="GET",
    path="/api/provider-credentials/organization/{organization_id}",
    safety="safe",
    parameters=(
        Parameter("organization_id", "organization_id", "path", _codec.STR, required=True),
        Parameter("active_only", "active_only", "query", _codec.BOOL),
    ),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "OrganizationCredentials"))},
)


def list_organization_credentials(
    organization_id: str, *, active_only: bool = True
) -> "Call[_models.OrganizationCredentials]":
    """List the stored provider's keys of an organization, without their text.

    GET /api/provider-credentials/organization/{organization_id}

    Args:
        organization_id: Id of the organization (at least 1 character).
        active_only: Whether to leave out keys that are not used (default true).

    Returns:
        The keys.

    Raises:
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _LIST_ORGANIZATION_CREDENTIALS.call({"organization_id": organization_id, "active_only": active_only})


_GET_ACTIVE_CREDENTIAL: "Operation[_models.ProviderCredentialResponse]" = Operation(
    name="get_active_credential",
    method="GET",
    path="/api/provider-credentials/organization/{organization_id}/provider/{provider}",
    safety="safe",
    parameters=(
        Parameter("organization_id", "organization_id", "path", _codec.STR, required=True),
        Parameter("provider", "provider", "path", _codec.STR, required=True),
        Parameter("include_api_key", "include_api_key", "query", _codec.BOOL),
    ),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "ProviderCredentialResponse"))},
)


def get_active_credential(
    organization_id: str,
    provider: Literal["openai", "anthropic", "gemini", "fireworks"] | str,
    *,
    include_api_key: bool = False,
) -> "Call[_models.ProviderCredentialResponse]":
    """Get the key in use for a provider by an organization.

    GET /api/provider-credentials/organization/{organization_id}/provider/{provider}

    Args:
        organization_id: Id of the organization (at least 1 character).
        provider: The provider, in any case.
        include_api_key: Whether to tell the key in plain text (default false).

    Returns:
        The key.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
    """
    return _GET_ACTIVE_CREDENTIAL.call(
        {"organization_id": organization_id, "provider": provider, "include_api_key": include_api_key}
    )


_DEACTIVATE_PROVIDER_CREDENTIAL: "Operation[_models.ProviderCredentialStatus]" = Operation(
    name="deactivate_provider_credential",
    method="PUT",
    path="/api/provider-credentials/{credential_id}/deactivate",
    safety="idempotent",
    parameters=(Parameter("credential_id", "credential_id", "path", _codec.ID, required=True),),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "ProviderCredentialStatus"))},
)


def deactivate_provider_credential(credential_id: UUID | str) -> "Call[_models.ProviderCredentialStatus]":
    """No longer use a stored provider's key.

    PUT /api/provider-credentials/{credential_id}/deactivate

    Args:
        credential_id: Id of the credential; one that is not a UUID gives a 500.

    Returns:
        The state.

    Raises:
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault such as a malformed id, JSON for
            a failed call to the provider.
    """
    return _DEACTIVATE_PROVIDER_CREDENTIAL.call({"credential_id": credential_id})


_ACTIVATE_PROVIDER_CREDENTIAL: "Operation[_models.ProviderCredentialStatus]" = Operation(
    name="activate_provider_credential",
    method="PUT",
    path="/api/provider-credentials/{credential_id}/activate",
    safety="idempotent",
    parameters=(Parameter("credential_id", "credential_id", "path", _codec.ID, required=True),),
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "ProviderCredentialStatus"))},
)


def activate_provider_credential(credential_id: UUID | str) -> "Call[_models.ProviderCredentialStatus]":
    """Use a stored provider's key.

    PUT /api/provider-credentials/{credential_id}/activate

    Args:
        credential_id: Id of the credential; one that is not a UUID gives a 500.

    Returns:
        The state.

    Raises:
        BadRequestError: The server understood the request and refused it; `detail` says why.
        NotFoundError: There is no such object.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults.
        InternalServerError: The server failed: plain text for an unforeseen fault such as a malformed id, JSON for
            a failed call to the provider.
    """
    return _ACTIVATE_PROVIDER_CREDENTIAL.call({"credential_id": credential_id})
