# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`TeamUpdateRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TeamUpdateRequest(_model.Model):
    """Changes to a team; a field left out or null keeps its value.

    Attributes:
        team_alias: Name to show; ignored by the server.
        access_groups: Names of all its access groups from now on.
        credits_allocated: Credits given so far.
        credits_used: Credits charged so far.
        budget_mode: How the price of a job is reckoned.
        credits_per_dollar: Credits per US dollar of cost.
    """

    team_alias: str | None = _model.NOT_GIVEN
    access_groups: _abc.Sequence[str] | None = _model.NOT_GIVEN
    credits_allocated: int | None = _model.NOT_GIVEN
    credits_used: int | None = _model.NOT_GIVEN
    budget_mode: _t.Literal["job_based", "consumption_usd", "consumption_tokens"] | None = _model.NOT_GIVEN
    credits_per_dollar: float | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("team_alias", "team_alias", _codec.STR),
        _model.Field("access_groups", "access_groups", _shapes.array(_codec.STR)),
        _model.Field("credits_allocated", "credits_allocated", _codec.INT),
        _model.Field("credits_used", "credits_used", _codec.INT),
        _model.Field(
            "budget_mode", "budget_mode", _shapes.literal("job_based", "consumption_usd", "consumption_tokens")
        ),
        _model.Field("credits_per_dollar", "credits_per_dollar", _codec.FLOAT),
    )
