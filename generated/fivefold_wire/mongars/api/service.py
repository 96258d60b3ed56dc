# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""Signs of life and metrics of the server."""

from fivefold import _answers, _shapes
from fivefold.call import Call, Operation

from .. import models as _models

__all__ = (
    "check_health",
    "check_ready",
    "get_metrics",
)
_CHECK_HEALTH: "Operation[_models.ServiceStatus]" = Operation(
    name="check_health",
    method="GET",
    path="/healthz",
    safety="safe",
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "ServiceStatus"))},
)


def check_health() -> "Call[_models.ServiceStatus]":
    """Ask whether the server is there.

    GET /healthz

    Returns:
        It is.
    """
    return _CHECK_HEALTH.call({})


_CHECK_READY: "Operation[_models.ServiceStatus]" = Operation(
    name="check_ready",
    method="GET",
    path="/ready",
    safety="safe",
    access="open",
    answers={200: _answers.json_answer(_shapes.model(_models, "ServiceStatus"))},
)


def check_ready() -> "Call[_models.ServiceStatus]":
    """Ask whether the server takes requests.

    The server always says that it does.

    GET /ready

    Returns:
        It does.
    """
    return _CHECK_READY.call({})


_GET_METRICS: "Operation[str]" = Operation(
    name="get_metrics",
    method="GET",
    path="/metrics",
    safety="safe",
    answers={200: _answers.text_answer},
)


def get_metrics() -> "Call[str]":
    """Get the server's metrics in the text form of Prometheus.

    GET /metrics

    Returns:
        The metrics.

    Raises:
        AuthenticationError: No bearer token, or one that is expired or not of this server; `detail` says which.
        NotFoundError: Metrics are off.
    """
    return _GET_METRICS.call({})
