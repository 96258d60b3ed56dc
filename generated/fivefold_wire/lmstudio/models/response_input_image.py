# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ResponseInputImage`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ResponseInputImage(_model.Model):
    """An image in a message.

    Attributes:
        type: Always `input_image`.
        image_url: A `data:` URL with a PNG or JPEG in base64.
    """

    type: _t.Literal["input_image"]
    image_url: str

    _wire = (
        _model.Field("type", "type", _shapes.literal("input_image"), required=True),
        _model.Field("image_url", "image_url", _codec.STR, required=True),
    )
