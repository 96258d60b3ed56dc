# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`OrganizationAnalytics`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class OrganizationAnalytics(_model.Model):
    """What an organization cost.

    Attributes:
        organization_id: Id of the organization.
        organization_name: Its name.
        total_spend: Cost in US dollars.
        total_requests: Number of calls.
        successful_requests: Number of calls that were answered.
        failed_requests: Number of calls that failed.
        total_tokens: Tokens of all calls.
        daily_spend: The cost by day.
        spend_per_team: The cost by team, highest first.
        top_models: The cost by model, highest first.
        provider_usage: The cost by provider, highest first.
    """

    organization_id: str
    organization_name: str | None
    total_spend: float
    total_requests: int
    successful_requests: int
    failed_requests: int
    total_tokens: int
    daily_spend: list[_models.DailySpend]
    spend_per_team: list[_models.TeamSpend]
    top_models: list[_models.ModelSpend]
    provider_usage: list[_models.ProviderSpend]

    _wire = (
        _model.Field("organization_id", "organization_id", _codec.STR, required=True),
        _model.Field("organization_name", "organization_name", _shapes.nullable(_codec.STR), required=True),
        _model.Field("total_spend", "total_spend", _codec.FLOAT, required=True),
        _model.Field("total_requests", "total_requests", _codec.INT, required=True),
        _model.Field("successful_requests", "successful_requests", _codec.INT, required=True),
        _model.Field("failed_requests", "failed_requests", _codec.INT, required=True),
        _model.Field("total_tokens", "total_tokens", _codec.INT, required=True),
        _model.Field("daily_spend", "daily_spend", _shapes.array(_shapes.model(_models, "DailySpend")), required=True),
        _model.Field(
            "spend_per_team", "spend_per_team", _shapes.array(_shapes.model(_models, "TeamSpend")), required=True
        ),
        _model.Field("top_models", "top_models", _shapes.array(_shapes.model(_models, "ModelSpend")), required=True),
        _model.Field(
            "provider_usage", "provider_usage", _shapes.array(_shapes.model(_models, "ProviderSpend")), required=True
        ),
    )
