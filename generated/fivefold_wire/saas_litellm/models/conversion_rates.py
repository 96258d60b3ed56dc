# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ConversionRates`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ConversionRates(_model.Model):
    """What a credit is worth for a team.

    Attributes:
        team_id: The team.
        tokens_per_credit: Tokens per credit.
        credits_per_dollar: Credits per US dollar of cost.
        budget_mode: How the price of a job is reckoned.
        using_defaults: Which rates are the server's defaults.
    """

    team_id: str
    tokens_per_credit: int
    credits_per_dollar: float
    budget_mode: _t.Literal["job_based", "consumption_usd", "consumption_tokens"] | str | None
    using_defaults: _models.ConversionRateDefaults

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("tokens_per_credit", "tokens_per_credit", _codec.INT, required=True),
        _model.Field("credits_per_dollar", "credits_per_dollar", _codec.FLOAT, required=True),
        _model.Field("budget_mode", "budget_mode", _shapes.nullable(_codec.STR), required=True),
        _model.Field(
            "using_defaults", "using_defaults", _shapes.model(_models, "ConversionRateDefaults"), required=True
        ),
    )
