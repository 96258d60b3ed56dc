# Machine-written by scripts/generate.py from openapi/synthgen.json with openapi-python-client 0.29.1: do not edit.
"""`HealthResponse`, a schema of Synthgen."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class HealthResponse(_model.Model):
    """How the service is.

    Attributes:
        status: `unhealthy` if any part is.
        services: The parts, one by one.
        error: What is wrong, reasons joined by ` | `; null if nothing is.
    """

    status: _t.Literal["healthy", "unhealthy"] | str
    services: _models.ServiceStatus
    error: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("services", "services", _shapes.model(_models, "ServiceStatus"), required=True),
        _model.Field("error", "error", _codec.STR),
    )
