# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ModelGroupResolution`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ModelGroupResolution(_model.Model):
    """What a model group stands for.

    Attributes:
        group_name: Name that was asked for.
        primary_model: Model that is used; null if the team may not use the group.
        fallback_models: The other models of the group; the server never falls back on them.
        team_has_access: Whether the team may use it.
        error: Why not; absent if it may.
    """

    group_name: str
    primary_model: str | None
    fallback_models: list[str]
    team_has_access: bool
    error: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("group_name", "group_name", _codec.STR, required=True),
        _model.Field("primary_model", "primary_model", _shapes.nullable(_codec.STR), required=True),
        _model.Field("fallback_models", "fallback_models", _shapes.array(_codec.STR), required=True),
        _model.Field("team_has_access", "team_has_access", _codec.BOOL, required=True),
        _model.Field("error", "error", _codec.STR),
    )
