# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`ProvisionReport`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ProvisionReport(_model.Model):
    """What became of each model; failures are in here, not in the status of the answer.

    Attributes:
        statuses: One entry for each model and each of its adapters.
    """

    statuses: list[_models.ProvisionStatus]

    _wire = (
        _model.Field("statuses", "statuses", _shapes.array(_shapes.model(_models, "ProvisionStatus")), required=True),
    )
