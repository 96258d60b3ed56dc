# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`EmbeddingRequest`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class EmbeddingRequest(_model.Model):
    """Texts to embed. Only the fields that are given are sent.

    Attributes:
        model: Name of an embedding model.
        input: A text, several texts, the tokens of a text, or of several.
        encoding_format: Form of the embeddings; LM Studio sends numbers whatever is asked for.
        dimensions: How many numbers to make; LM Studio ignores it.
        user: Name of the end user; LM Studio ignores it.
        ttl: Seconds without use after which a model that this request loads is unloaded; 3600 if left out.
    """

    model: str
    input: str | _abc.Sequence[str] | _abc.Sequence[int] | _abc.Sequence[_abc.Sequence[int]]
    encoding_format: _t.Literal["float", "base64"] | str | None = _model.NOT_GIVEN
    dimensions: int | None = _model.NOT_GIVEN
    user: str | None = _model.NOT_GIVEN
    ttl: int | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("model", "model", _codec.STR, required=True),
        _model.Field(
            "input",
            "input",
            _shapes.union(
                _codec.STR,
                _shapes.array(_codec.STR),
                _shapes.array(_codec.INT),
                _shapes.array(_shapes.array(_codec.INT)),
            ),
            required=True,
        ),
        _model.Field("encoding_format", "encoding_format", _codec.STR),
        _model.Field("dimensions", "dimensions", _codec.INT),
        _model.Field("user", "user", _codec.STR),
        _model.Field("ttl", "ttl", _codec.INT),
    )
