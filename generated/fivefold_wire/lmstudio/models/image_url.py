# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ImageUrl`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ImageUrl(_model.Model):
    """An image, as a URL.

    Attributes:
        url: A `data:` URL with a PNG or JPEG in base64; LM Studio refuses links and WebP.
        detail: How closely to look.
    """

    url: str
    detail: _t.Literal["auto", "low", "high"] | str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("url", "url", _codec.STR, required=True),
        _model.Field("detail", "detail", _codec.STR),
    )
