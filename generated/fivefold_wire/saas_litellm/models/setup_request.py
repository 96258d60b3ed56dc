# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`SetupRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class SetupRequest(_model.Model):
    """The first admin user.

    Attributes:
        email: Address to log in with.
        display_name: Name to show.
        password: Password (at least 8 characters).
    """

    email: str
    display_name: str
    password: str

    _wire = (
        _model.Field("email", "email", _codec.STR, required=True),
        _model.Field("display_name", "display_name", _codec.STR, required=True),
        _model.Field("password", "password", _codec.STR, required=True, secret=True),
    )
