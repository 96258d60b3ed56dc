# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`CreditCheck`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class CreditCheck(_model.Model):
    """Whether a team has enough credits.

    Attributes:
        team_id: The team.
        has_credits: Whether it has.
        credits_needed: What was asked for.
        credits_remaining: Credits left; absent if they are too few.
        error: Why not, with the numbers; absent if there are enough.
    """

    team_id: str
    has_credits: bool
    credits_needed: int
    credits_remaining: int | None = _model.NOT_GIVEN
    error: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("has_credits", "has_credits", _codec.BOOL, required=True),
        _model.Field("credits_needed", "credits_needed", _codec.INT, required=True),
        _model.Field("credits_remaining", "credits_remaining", _codec.INT),
        _model.Field("error", "error", _codec.STR),
    )
