# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`TeamAccessGroups`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TeamAccessGroups(_model.Model):
    """The access groups of a team.

    Attributes:
        team_id: Id of the team.
        access_groups: Its access groups.
        allowed_model_aliases: Models it may use.
        message: What happened, in words.
    """

    team_id: str
    access_groups: list[str]
    allowed_model_aliases: list[str]
    message: str

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("access_groups", "access_groups", _shapes.array(_codec.STR), required=True),
        _model.Field("allowed_model_aliases", "allowed_model_aliases", _shapes.array(_codec.STR), required=True),
        _model.Field("message", "message", _codec.STR, required=True),
    )
