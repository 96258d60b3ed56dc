# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`TeamDetail`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TeamDetail(_model.Model):
    """A team, with its key and its credit account.

    Attributes:
        team_id: Id of the team.
        organization_id: Its organization; null if adding credits created the team.
        credits: Its credit account.
        access_groups: Its access groups.
        allowed_model_aliases: Models it may use.
        virtual_key: Key of the team; null if it has none.
        credits_allocated: Credits given so far.
        credits_remaining: Credits left.
    """

    team_id: str
    organization_id: str | None
    credits: _models.CreditBalance
    access_groups: list[str]
    allowed_model_aliases: list[str]
    virtual_key: str | None
    credits_allocated: int
    credits_remaining: int

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("organization_id", "organization_id", _shapes.nullable(_codec.STR), required=True),
        _model.Field("credits", "credits", _shapes.model(_models, "CreditBalance"), required=True),
        _model.Field("access_groups", "access_groups", _shapes.array(_codec.STR), required=True),
        _model.Field("allowed_model_aliases", "allowed_model_aliases", _shapes.array(_codec.STR), required=True),
        _model.Field("virtual_key", "virtual_key", _shapes.nullable(_codec.STR), required=True, secret=True),
        _model.Field("credits_allocated", "credits_allocated", _codec.INT, required=True),
        _model.Field("credits_remaining", "credits_remaining", _codec.INT, required=True),
    )
