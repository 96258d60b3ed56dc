# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`TeamSpend`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TeamSpend(_model.Model):
    """What a team cost.

    Attributes:
        team_id: Id of the team.
        spend: Cost in US dollars.
        successful: Number of calls that were answered.
        failed: Number of calls that failed.
        tokens: Tokens of all calls.
    """

    team_id: str
    spend: float
    successful: int
    failed: int
    tokens: int

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("spend", "spend", _codec.FLOAT, required=True),
        _model.Field("successful", "successful", _codec.INT, required=True),
        _model.Field("failed", "failed", _codec.INT, required=True),
        _model.Field("tokens", "tokens", _codec.INT, required=True),
    )
