# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""The models of the server."""

from collections.abc import Mapping
from typing import Any

from fivefold import _answers, _bodies, _shapes
from fivefold.call import Body, Call, Operation

from .. import models as _models

__all__ = (
    "model_configuration",
    "provision_models",
)
_MODEL_CONFIGURATION: "Operation[_models.ModelConfiguration]" = Operation(
    name="model_configuration",
    method="GET",
    path="/api/v1/models",
    safety="safe",
    answers={200: _answers.json_answer(_shapes.model(_models, "ModelConfiguration"))},
)


def model_configuration() -> "Call[_models.ModelConfiguration]":
    """Get which models the server uses.

    For administrators.

    GET /api/v1/models

    Returns:
        The models.

    Raises:
        AuthenticationError: No bearer token, or one that is expired or not of this server; `detail` says which.
        PermissionDeniedError: The account is no administrator.
        NotFoundError: There is no such profile.
    """
    return _MODEL_CONFIGURATION.call({})


_PROVISION_MODELS: "Operation[_models.ProvisionReport]" = Operation(
    name="provision_models",
    method="POST",
    path="/api/v1/models/provision",
    safety="unsafe",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "ProvisionRequest")),
    answers={200: _answers.json_answer(_shapes.model(_models, "ProvisionReport"))},
)


def provision_models(body: "_models.ProvisionRequest | Mapping[str, Any]") -> "Call[_models.ProvisionReport]":
    """Make models ready for use.

    For administrators. Downloads can take minutes. What failed is told inside the report.

    POST /api/v1/models/provision

    Args:
        body: Which models to make ready.

    Returns:
        What became of each model.

    Raises:
        AuthenticationError: No bearer token, or one that is expired or not of this server; `detail` says which.
        PermissionDeniedError: The account is no administrator.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults, or names one in
            words.
        InternalServerError: A service that the server relies on failed.
    """
    return _PROVISION_MODELS.call({}, body)
