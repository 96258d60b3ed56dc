# Machine-written by scripts/generate.py from openapi/synthgen.json with openapi-python-client 0.29.1: do not edit.
"""`TokenResponse`, a schema of Synthgen."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TokenResponse(_model.Model):
    """Whether the API key is good.

    Attributes:
        is_valid: Always true: a bad key is answered 401.
    """

    is_valid: bool

    _wire = (_model.Field("is_valid", "isValid", _codec.BOOL, required=True),)
