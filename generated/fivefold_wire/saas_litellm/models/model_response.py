# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ModelResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import datetime as _dt

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ModelResponse(_model.Model):
    """A model alias.

    Attributes:
        model_alias: Name of the alias.
        display_name: Name to show.
        provider: Kind of provider.
        actual_model: The provider's name of the model.
        litellm_model_id: Id at the proxy behind; null if there is none.
        access_groups: Access groups it is in.
        description: What it is for; null if nothing was said.
        pricing_input: Price of a million tokens of questions, in US dollars; null if unknown.
        pricing_output: Price of a million tokens of answers, in US dollars; null if unknown.
        status: `active` or `inactive`.
        teams_using: Teams that may use it; not told so far.
        created_at: When it was created.
        updated_at: When it last changed.
    """

    model_alias: str
    display_name: str
    provider: str
    actual_model: str
    litellm_model_id: str | None
    access_groups: list[str]
    description: str | None
    pricing_input: float | None
    pricing_output: float | None
    status: str
    teams_using: list[str] | None = _model.NOT_GIVEN
    created_at: _dt.datetime
    updated_at: _dt.datetime

    _wire = (
        _model.Field("model_alias", "model_alias", _codec.STR, required=True),
        _model.Field("display_name", "display_name", _codec.STR, required=True),
        _model.Field("provider", "provider", _codec.STR, required=True),
        _model.Field("actual_model", "actual_model", _codec.STR, required=True),
        _model.Field("litellm_model_id", "litellm_model_id", _shapes.nullable(_codec.STR), required=True),
        _model.Field("access_groups", "access_groups", _shapes.array(_codec.STR), required=True),
        _model.Field("description", "description", _shapes.nullable(_codec.STR), required=True),
        _model.Field("pricing_input", "pricing_input", _shapes.nullable(_codec.FLOAT), required=True),
        _model.Field("pricing_output", "pricing_output", _shapes.nullable(_codec.FLOAT), required=True),
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("teams_using", "teams_using", _shapes.array(_codec.STR)),
        _model.Field("created_at", "created_at", _codec.TIME, required=True),
        _model.Field("updated_at", "updated_at", _codec.TIME, required=True),
    )
