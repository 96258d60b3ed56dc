# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`ProviderCatalogResponse`, a schema of ArgusLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ProviderCatalogResponse(_model.Model):
    """Every kind of provider the server knows.

    Attributes:
        providers: The kinds of provider by id.
        total: Number of kinds.
        tested_count: Number of kinds that have been tried.
    """

    providers: dict[str, _models.ProviderSpecResponse]
    total: int
    tested_count: int

    _wire = (
        _model.Field(
            "providers", "providers", _shapes.mapping(_shapes.model(_models, "ProviderSpecResponse")), required=True
        ),
        _model.Field("total", "total", _codec.INT, required=True),
        _model.Field("tested_count", "tested_count", _codec.INT, required=True),
    )
