# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`LoginResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class LoginResponse(_model.Model):
    """A session.

    Attributes:
        access_token: Token to send as a bearer, valid for 24 hours.
        token_type: `bearer`.
        user: The user.
    """

    access_token: str
    token_type: str | None = _model.NOT_GIVEN
    user: _models.UserResponse

    _wire = (
        _model.Field("access_token", "access_token", _codec.STR, required=True, secret=True),
        _model.Field("token_type", "token_type", _codec.STR),
        _model.Field("user", "user", _shapes.model(_models, "UserResponse"), required=True),
    )
