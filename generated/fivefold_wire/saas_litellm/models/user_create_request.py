# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`UserCreateRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class UserCreateRequest(_model.Model):
    """An admin user to create.

    Attributes:
        email: Address to log in with; one in use gives a 400.
        display_name: Name to show.
        password: Password (at least 8 characters).
        role: What the user may do.
        metadata: Anything to keep with the user; empty by default.
    """

    email: str
    display_name: str
    password: str
    role: _t.Literal["owner", "admin", "user"]
    metadata: _abc.Mapping[str, _t.Any] | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("email", "email", _codec.STR, required=True),
        _model.Field("display_name", "display_name", _codec.STR, required=True),
        _model.Field("password", "password", _codec.STR, required=True, secret=True),
        _model.Field("role", "role", _shapes.literal("owner", "admin", "user"), required=True),
        _model.Field("metadata", "metadata", _shapes.mapping(_codec.ANY)),
    )
