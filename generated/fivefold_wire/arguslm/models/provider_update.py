# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`ProviderUpdate`, a schema of ArgusLM."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ProviderUpdate(_model.Model):
    """Changes to a provider account; a field left out or null keeps its value.

    Attributes:
        display_name: New name to show; null keeps the old one (at most 255 characters).
        credentials: Secrets and settings of the provider, such as `api_key`, `base_url` and `region`; replaces the
            whole stored object, so send every key; null keeps the old one.
        enabled: Whether the account is in use; monitoring ignores it; null keeps the old value.
    """

    display_name: str | None = _model.NOT_GIVEN
    credentials: _abc.Mapping[str, _t.Any] | None = _model.NOT_GIVEN
    enabled: bool | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("display_name", "display_name", _codec.STR),
        _model.Field("credentials", "credentials", _shapes.mapping(_codec.ANY), secret=True),
        _model.Field("enabled", "enabled", _codec.BOOL),
    )
