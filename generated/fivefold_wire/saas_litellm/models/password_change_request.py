# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`PasswordChangeRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class PasswordChangeRequest(_model.Model):
    """A new password.

    Attributes:
        current_password: The old password.
        new_password: The new password (at least 8 characters).
    """

    current_password: str
    new_password: str

    _wire = (
        _model.Field("current_password", "current_password", _codec.STR, required=True, secret=True),
        _model.Field("new_password", "new_password", _codec.STR, required=True, secret=True),
    )
