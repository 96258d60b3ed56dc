# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`PeerTelemetryEnvelope`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class PeerTelemetryEnvelope(_model.Model):
    """The load of all known nodes.

    Attributes:
        telemetry: One report for each source, newest `observed_at` first; reports are kept for 120 seconds.
    """

    telemetry: list[_models.PeerTelemetryPayload]

    _wire = (
        _model.Field(
            "telemetry", "telemetry", _shapes.array(_shapes.model(_models, "PeerTelemetryPayload")), required=True
        ),
    )
