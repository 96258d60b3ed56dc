# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`UptimeHistoryResponse`, a schema of ArgusLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class UptimeHistoryResponse(_model.Model):
    """One page of uptime checks, newest first.

    Attributes:
        items: The checks of this page; those with equal `created_at` may move between pages.
        total: Number of checks that match, over all pages.
        limit: Page size that was asked for.
        offset: Number of checks before this page.
    """

    items: list[_models.UptimeCheckResponse]
    total: int
    limit: int
    offset: int

    _wire = (
        _model.Field("items", "items", _shapes.array(_shapes.model(_models, "UptimeCheckResponse")), required=True),
        _model.Field("total", "total", _codec.INT, required=True),
        _model.Field("limit", "limit", _codec.INT, required=True),
        _model.Field("offset", "offset", _codec.INT, required=True),
    )
