# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`ModelResponse`, a schema of ArgusLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ModelResponse(_model.Model):
    """A model of a provider account.

    Attributes:
        id: Id of the model in ArgusLM.
        provider_account_id: Account the model belongs to.
        provider_name: Name of the account; always null in the answers of `create_model` and `update_model`.
        model_id: The provider's own name of the model.
        custom_name: Name to show instead of `model_id`; null if none was given.
        source: Where the model comes from: `discovered` or `manual`.
        enabled_for_monitoring: Whether monitoring runs check the model; off for new models.
        enabled_for_benchmark: Whether the model is offered for benchmarks; on for new models; `start_benchmark`
            ignores it.
        model_metadata: What was given as `metadata`, or what discovery found.
        created_at: When the model was added.
    """

    id: _uuid.UUID
    provider_account_id: _uuid.UUID
    provider_name: str | None
    model_id: str
    custom_name: str | None
    source: _t.Literal["discovered", "manual"] | str
    enabled_for_monitoring: bool
    enabled_for_benchmark: bool
    model_metadata: dict[str, _t.Any]
    created_at: _dt.datetime

    _wire = (
        _model.Field("id", "id", _codec.ID, required=True),
        _model.Field("provider_account_id", "provider_account_id", _codec.ID, required=True),
        _model.Field("provider_name", "provider_name", _shapes.nullable(_codec.STR), required=True),
        _model.Field("model_id", "model_id", _codec.STR, required=True),
        _model.Field("custom_name", "custom_name", _shapes.nullable(_codec.STR), required=True),
        _model.Field("source", "source", _codec.STR, required=True),
        _model.Field("enabled_for_monitoring", "enabled_for_monitoring", _codec.BOOL, required=True),
        _model.Field("enabled_for_benchmark", "enabled_for_benchmark", _codec.BOOL, required=True),
        _model.Field("model_metadata", "model_metadata", _shapes.mapping(_codec.ANY), required=True),
        _model.Field("created_at", "created_at", _codec.TIME, required=True),
    )
