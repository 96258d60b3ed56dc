# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`TeamResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TeamResponse(_model.Model):
    """A created team, with its key.

    Attributes:
        team_id: Id of the team.
        organization_id: Its organization.
        access_groups: Its access groups.
        allowed_model_aliases: Models it may use.
        credits_allocated: Credits given so far.
        credits_remaining: Credits left.
        virtual_key: Key of the team.
        message: What happened, in words.
    """

    team_id: str
    organization_id: str
    access_groups: list[str]
    allowed_model_aliases: list[str]
    credits_allocated: int
    credits_remaining: int
    virtual_key: str | None = _model.NOT_GIVEN
    message: str

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("organization_id", "organization_id", _codec.STR, required=True),
        _model.Field("access_groups", "access_groups", _shapes.array(_codec.STR), required=True),
        _model.Field("allowed_model_aliases", "allowed_model_aliases", _shapes.array(_codec.STR), required=True),
        _model.Field("credits_allocated", "credits_allocated", _codec.INT, required=True),
        _model.Field("credits_remaining", "credits_remaining", _codec.INT, required=True),
        _model.Field("virtual_key", "virtual_key", _codec.STR, secret=True),
        _model.Field("message", "message", _codec.STR, required=True),
    )
