# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`AlertListResponse`, a schema of ArgusLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class AlertListResponse(_model.Model):
    """One page of alerts, newest first.

    Attributes:
        items: The alerts of this page; the last page is the one shorter than `limit`.
        unacknowledged_count: Number of all alerts not acknowledged yet, whatever the filters.
        limit: Page size that was asked for.
        offset: Number of alerts before this page.
    """

    items: list[_models.AlertResponse]
    unacknowledged_count: int
    limit: int
    offset: int

    _wire = (
        _model.Field("items", "items", _shapes.array(_shapes.model(_models, "AlertResponse")), required=True),
        _model.Field("unacknowledged_count", "unacknowledged_count", _codec.INT, required=True),
        _model.Field("limit", "limit", _codec.INT, required=True),
        _model.Field("offset", "offset", _codec.INT, required=True),
    )
