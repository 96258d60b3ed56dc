# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`UptimeExport`, a schema of ArgusLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class UptimeExport(_model.Model):
    """An exported uptime history as JSON.

    Attributes:
        checks: The checks; the rows of the CSV file have the same columns.
    """

    checks: list[_models.UptimeExportRow]

    _wire = (_model.Field("checks", "checks", _shapes.array(_shapes.model(_models, "UptimeExportRow")), required=True),)
