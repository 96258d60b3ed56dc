# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""Signs of life of the server."""

from fivefold import _answers, _shapes
from fivefold.call import Call, Operation

from .. import models as _models

__all__ = ("check_health",)
_CHECK_HEALTH: "Operation[_models.ServiceStatus]" = Operation(
    name="check_health",
    method="GET",
    path="/health",
    safety="safe",
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "ServiceStatus"))},
)


def check_health() -> "Call[_models.ServiceStatus]":
    """Ask whether the server is healthy.

    GET /health

    Returns:
        It is.
    """
    return _CHECK_HEALTH.call({})
