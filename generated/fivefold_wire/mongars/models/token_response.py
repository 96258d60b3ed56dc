# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`TokenResponse`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TokenResponse(_model.Model):
    """A bearer token; when it ends is told by its own claim `exp`, in seconds since 1970.

    Attributes:
        access_token: The token, a JWT.
        token_type: Always `bearer`.
    """

    access_token: str
    token_type: str

    _wire = (
        _model.Field("access_token", "access_token", _codec.STR, required=True, secret=True),
        _model.Field("token_type", "token_type", _codec.STR, required=True),
    )
