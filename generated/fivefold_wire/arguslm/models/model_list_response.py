# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`ModelListResponse`, a schema of ArgusLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ModelListResponse(_model.Model):
    """One page of models, oldest first.

    Attributes:
        items: The models of this page.
        total: Number of models that match, over all pages.
        has_more: Whether more models follow this page.
        limit: Page size that was asked for.
        offset: Number of models before this page.
    """

    items: list[_models.ModelResponse]
    total: int
    has_more: bool
    limit: int
    offset: int

    _wire = (
        _model.Field("items", "items", _shapes.array(_shapes.model(_models, "ModelResponse")), required=True),
        _model.Field("total", "total", _codec.INT, required=True),
        _model.Field("has_more", "has_more", _codec.BOOL, required=True),
        _model.Field("limit", "limit", _codec.INT, required=True),
        _model.Field("offset", "offset", _codec.INT, required=True),
    )
