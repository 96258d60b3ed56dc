# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`TeamCreateRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TeamCreateRequest(_model.Model):
    """A team to create.

    Attributes:
        organization_id: Its organization; an unknown one gives a 404.
        team_id: Id of the team; one in use gives a 400 (at least 1 character).
        team_alias: Name to show; the id by default.
        access_groups: Names of the access groups whose models it may use; an unknown one gives a 404.
        credits_allocated: Credits to begin with (default 0).
        metadata: Anything to keep with the team; empty by default.
        budget_mode: How the price of a job is reckoned; `job_based` by default.
        credits_per_dollar: Credits per US dollar of cost (default 10).
        tokens_per_credit: Tokens per credit (default 10000).
    """

    organization_id: str
    team_id: str
    team_alias: str | None = _model.NOT_GIVEN
    access_groups: _abc.Sequence[str]
    credits_allocated: int | None = _model.NOT_GIVEN
    metadata: _abc.Mapping[str, _t.Any] | None = _model.NOT_GIVEN
    budget_mode: _t.Literal["job_based", "consumption_usd", "consumption_tokens"] | None = _model.NOT_GIVEN
    credits_per_dollar: float | None = _model.NOT_GIVEN
    tokens_per_credit: int | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("organization_id", "organization_id", _codec.STR, required=True),
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("team_alias", "team_alias", _codec.STR),
        _model.Field("access_groups", "access_groups", _shapes.array(_codec.STR), required=True),
        _model.Field("credits_allocated", "credits_allocated", _codec.INT),
        _model.Field("metadata", "metadata", _shapes.mapping(_codec.ANY)),
        _model.Field(
            "budget_mode", "budget_mode", _shapes.literal("job_based", "consumption_usd", "consumption_tokens")
        ),
        _model.Field("credits_per_dollar", "credits_per_dollar", _codec.FLOAT),
        _model.Field("tokens_per_credit", "tokens_per_credit", _codec.INT),
    )
