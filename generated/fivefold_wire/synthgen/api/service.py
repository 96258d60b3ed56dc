# Machine-written by scripts/generate.py from openapi/synthgen.json with openapi-python-client 0.29.1: do not edit.
"""Health of the service, and the API key."""

from fivefold import _answers, _shapes
from fivefold.call import Call, Operation

from .. import models as _models

__all__ = (
    "check_health",
    "verify_token",
    "get_root",
)
_CHECK_HEALTH: "Operation[_models.HealthResponse]" = Operation(
    name="check_health",
    method="GET",
    path="/health",
    safety="safe",
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "HealthResponse"))},
)


def check_health() -> "Call[_models.HealthResponse]":
    """Check the parts of the service.

    If a part is down the answer is 503, with the same document under `detail`, and may take ten seconds.

    GET /health

    Returns:
        All parts are well.

    Raises:
        InternalServerError: A part of the service is down; `detail` has the whole document.
    """
    return _CHECK_HEALTH.call({})


_VERIFY_TOKEN: "Operation[_models.TokenResponse]" = Operation(
    name="verify_token",
    method="GET",
    path="/token",
    safety="safe",
    answers={200: _answers.json_answer(_shapes.model(_models, "TokenResponse"))},
)


def verify_token() -> "Call[_models.TokenResponse]":
    """Check the API key.

    Old servers do not have it and answer 404.

    GET /token

    Returns:
        The key is good.

    Raises:
        AuthenticationError: The API key is missing or wrong.
        NotFoundError: There is no such object, or the server is too old to have the path.
    """
    return _VERIFY_TOKEN.call({})


_GET_ROOT: "Operation[_models.ServiceInfo]" = Operation(
    name="get_root",
    method="GET",
    path="/",
    safety="safe",
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "ServiceInfo"))},
)


def get_root() -> "Call[_models.ServiceInfo]":
    """Get the service's name and where its documentation is.

    GET /

    Returns:
        Name and addresses.
    """
    return _GET_ROOT.call({})
