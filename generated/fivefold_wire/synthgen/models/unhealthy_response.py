# Machine-written by scripts/generate.py from openapi/synthgen.json with openapi-python-client 0.29.1: do not edit.
"""`UnhealthyResponse`, a schema of Synthgen."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class UnhealthyResponse(_model.Model):
    """The answer of an unhealthy service.

    Attributes:
        detail: How the service is.
    """

    detail: _models.HealthResponse

    _wire = (_model.Field("detail", "detail", _shapes.model(_models, "HealthResponse"), required=True),)
