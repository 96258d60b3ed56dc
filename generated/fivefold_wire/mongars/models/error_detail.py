# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`ErrorDetail`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ErrorDetail(_model.Model):
    """Why a request was refused.

    Attributes:
        detail: The reason, in words.
    """

    detail: str

    _wire = (_model.Field("detail", "detail", _codec.STR, required=True),)
