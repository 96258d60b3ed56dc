# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`DefaultTeam`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class DefaultTeam(_model.Model):
    """The team created with an organization, with its key.

    Attributes:
        team_id: Id of the team.
        team_alias: Name to show.
        virtual_key: Key of the team.
        access_groups: Its access groups.
        allowed_model_aliases: Models it may use.
        credits_allocated: Credits given so far.
    """

    team_id: str
    team_alias: str | None = _model.NOT_GIVEN
    virtual_key: str | None = _model.NOT_GIVEN
    access_groups: list[str] | None = _model.NOT_GIVEN
    allowed_model_aliases: list[str] | None = _model.NOT_GIVEN
    credits_allocated: int | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("team_alias", "team_alias", _codec.STR),
        _model.Field("virtual_key", "virtual_key", _codec.STR, secret=True),
        _model.Field("access_groups", "access_groups", _shapes.array(_codec.STR)),
        _model.Field("allowed_model_aliases", "allowed_model_aliases", _shapes.array(_codec.STR)),
        _model.Field("credits_allocated", "credits_allocated", _codec.INT),
    )
