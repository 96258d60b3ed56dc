# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`UserUpdateRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class UserUpdateRequest(_model.Model):
    """Changes to an admin user; a field left out or null keeps its value.

    Attributes:
        display_name: Name to show.
        role: What the user may do; nobody's own.
        is_active: Whether the user may log in.
        metadata: What to store with the user, in place of what was there.
    """

    display_name: str | None = _model.NOT_GIVEN
    role: _t.Literal["owner", "admin", "user"] | None = _model.NOT_GIVEN
    is_active: bool | None = _model.NOT_GIVEN
    metadata: _abc.Mapping[str, _t.Any] | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("display_name", "display_name", _codec.STR),
        _model.Field("role", "role", _shapes.literal("owner", "admin", "user")),
        _model.Field("is_active", "is_active", _codec.BOOL),
        _model.Field("metadata", "metadata", _shapes.mapping(_codec.ANY)),
    )
