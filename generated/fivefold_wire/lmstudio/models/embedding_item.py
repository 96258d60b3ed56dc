# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`EmbeddingItem`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class EmbeddingItem(_model.Model):
    """The embedding of one text.

    Attributes:
        object: Always `embedding`.
        embedding: The numbers; from other servers also as base64 text, or one list for each token where the model
            does not join them.
        index: Place among the texts, from 0.
    """

    object: str | None = _model.NOT_GIVEN
    embedding: list[float] | str | list[list[float]]
    index: int

    _wire = (
        _model.Field("object", "object", _codec.STR),
        _model.Field(
            "embedding",
            "embedding",
            _shapes.union(_shapes.array(_codec.FLOAT), _codec.STR, _shapes.array(_shapes.array(_codec.FLOAT))),
            required=True,
        ),
        _model.Field("index", "index", _codec.INT, required=True),
    )
