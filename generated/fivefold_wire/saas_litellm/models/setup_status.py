# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`SetupStatus`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class SetupStatus(_model.Model):
    """Whether the server has its first admin user.

    Attributes:
        needs_setup: Whether it lacks one.
        has_users: Whether it has one.
    """

    needs_setup: bool
    has_users: bool

    _wire = (
        _model.Field("needs_setup", "needs_setup", _codec.BOOL, required=True),
        _model.Field("has_users", "has_users", _codec.BOOL, required=True),
    )
