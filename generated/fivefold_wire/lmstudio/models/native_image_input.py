# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativeImageInput`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativeImageInput(_model.Model):
    """An image to look at.

    Attributes:
        type: Always `image`.
        data_url: A `data:` URL with the image in base64.
    """

    type: _t.Literal["image"]
    data_url: str

    _wire = (
        _model.Field("type", "type", _shapes.literal("image"), required=True),
        _model.Field("data_url", "data_url", _codec.STR, required=True),
    )
