# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`ProviderListResponse`, a schema of ArgusLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ProviderListResponse(_model.Model):
    """All provider accounts.

    Attributes:
        providers: The accounts; the list is never split into pages.
        total: Number of accounts.
    """

    providers: list[_models.ProviderResponse]
    total: int

    _wire = (
        _model.Field(
            "providers", "providers", _shapes.array(_shapes.model(_models, "ProviderResponse")), required=True
        ),
        _model.Field("total", "total", _codec.INT, required=True),
    )
