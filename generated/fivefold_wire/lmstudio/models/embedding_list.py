# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`EmbeddingList`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class EmbeddingList(_model.Model):
    """Embeddings of texts.

    Attributes:
        object: Always `list`.
        data: One for each text, in their order.
        model: Model that ran, perhaps with its variant, as in `...@q4_k_m`.
        usage: Tokens spent; often zero.
    """

    object: str | None = _model.NOT_GIVEN
    data: list[_models.EmbeddingItem]
    model: str | None = _model.NOT_GIVEN
    usage: _models.EmbeddingUsage | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("object", "object", _codec.STR),
        _model.Field("data", "data", _shapes.array(_shapes.model(_models, "EmbeddingItem")), required=True),
        _model.Field("model", "model", _codec.STR),
        _model.Field("usage", "usage", _shapes.model(_models, "EmbeddingUsage")),
    )
