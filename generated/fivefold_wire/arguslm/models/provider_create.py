# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`ProviderCreate`, a schema of ArgusLM."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ProviderCreate(_model.Model):
    """A provider account to create, or to try before creating it.

    Attributes:
        provider_type: Kind of provider, an id of `get_provider_catalog` such as `openai`; not checked by the server
            (at most 50 characters).
        display_name: Name to show for the account; may be empty and need not be unique (at most 255 characters).
        credentials: Secrets and settings of the provider, such as `api_key`, `base_url` and `region`; stored by the
            server and never sent back; empty by default.
    """

    provider_type: str
    display_name: str
    credentials: _abc.Mapping[str, _t.Any] | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("provider_type", "provider_type", _codec.STR, required=True),
        _model.Field("display_name", "display_name", _codec.STR, required=True),
        _model.Field("credentials", "credentials", _shapes.mapping(_codec.ANY), secret=True),
    )
