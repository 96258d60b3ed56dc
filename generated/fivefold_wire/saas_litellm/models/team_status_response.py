# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`TeamStatusResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TeamStatusResponse(_model.Model):
    """The state of a team.

    Attributes:
        team_id: Id of the team.
        status: State of the team.
        message: What happened, in words.
    """

    team_id: str
    status: _t.Literal["active", "suspended", "paused"] | str
    message: str

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("message", "message", _codec.STR, required=True),
    )
