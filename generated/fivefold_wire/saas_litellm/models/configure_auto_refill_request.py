# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ConfigureAutoRefillRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ConfigureAutoRefillRequest(_model.Model):
    """Whether and how credits are refilled.

    Attributes:
        enabled: Whether to refill.
        refill_amount: Credits per refill; required and positive to enable.
        refill_period: How often; required to enable.
    """

    enabled: bool
    refill_amount: int | None = _model.NOT_GIVEN
    refill_period: _t.Literal["monthly", "weekly", "daily"] | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("enabled", "enabled", _codec.BOOL, required=True),
        _model.Field("refill_amount", "refill_amount", _codec.INT),
        _model.Field("refill_period", "refill_period", _shapes.literal("monthly", "weekly", "daily")),
    )
