# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`UpdateBudgetModeRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class UpdateBudgetModeRequest(_model.Model):
    """How the price of a job is to be reckoned.

    Attributes:
        budget_mode: The way.
        credits_per_dollar: Credits per US dollar of cost; null keeps the value (more than 0).
        tokens_per_credit: Tokens per credit; null keeps the value (at least 1).
    """

    budget_mode: _t.Literal["job_based", "consumption_usd", "consumption_tokens"]
    credits_per_dollar: float | None = _model.NOT_GIVEN
    tokens_per_credit: int | None = _model.NOT_GIVEN

    _wire = (
        _model.Field(
            "budget_mode",
            "budget_mode",
            _shapes.literal("job_based", "consumption_usd", "consumption_tokens"),
            required=True,
        ),
        _model.Field("credits_per_dollar", "credits_per_dollar", _codec.FLOAT),
        _model.Field("tokens_per_credit", "tokens_per_credit", _codec.INT),
    )
