# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`ModelCreate`, a schema of ArgusLM."""

from __future__ import annotations

import typing as _t
import uuid as _uuid
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ModelCreate(_model.Model):
    """A model to add by hand.

    Attributes:
        provider_account_id: Account the model belongs to; an unknown id gives a 500, not a 404.
        model_id: The provider's own name of the model; only letters, digits, `_` and `-`, although discovery also
            stores names like `gpt-3.5` (at least 1 character, matching `^[a-zA-Z0-9_-]+$`).
        custom_name: Name to show instead of `model_id`; none by default (at most 255 characters).
        metadata: Anything to keep with the model, read back as `model_metadata`; empty by default.
    """

    provider_account_id: _uuid.UUID | str
    model_id: str
    custom_name: str | None = _model.NOT_GIVEN
    metadata: _abc.Mapping[str, _t.Any] | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("provider_account_id", "provider_account_id", _codec.ID, required=True),
        _model.Field("model_id", "model_id", _codec.STR, required=True),
        _model.Field("custom_name", "custom_name", _codec.STR),
        _model.Field("metadata", "metadata", _shapes.mapping(_codec.ANY)),
    )
