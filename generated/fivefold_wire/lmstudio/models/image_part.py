# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ImagePart`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ImagePart(_model.Model):
    """An image in a message.

    Attributes:
        type: Always `image_url`.
        image_url: The image.
    """

    type: _t.Literal["image_url"]
    image_url: _models.ImageUrl | _abc.Mapping[str, _t.Any]

    _wire = (
        _model.Field("type", "type", _shapes.literal("image_url"), required=True),
        _model.Field("image_url", "image_url", _shapes.model(_models, "ImageUrl"), required=True),
    )
