# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`RecentAlertsResponse`, a schema of ArgusLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class RecentAlertsResponse(_model.Model):
    """The newest alerts.

    Attributes:
        items: The alerts, newest first, acknowledged or not.
        total_unread: Number of all alerts not acknowledged yet.
    """

    items: list[_models.AlertResponse]
    total_unread: int

    _wire = (
        _model.Field("items", "items", _shapes.array(_shapes.model(_models, "AlertResponse")), required=True),
        _model.Field("total_unread", "total_unread", _codec.INT, required=True),
    )
