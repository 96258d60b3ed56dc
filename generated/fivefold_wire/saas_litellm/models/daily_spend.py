# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`DailySpend`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import datetime as _dt

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class DailySpend(_model.Model):
    """What a day cost.

    Attributes:
        date: The day.
        spend: Cost in US dollars.
    """

    date: _dt.date
    spend: float

    _wire = (
        _model.Field("date", "date", _codec.DATE, required=True),
        _model.Field("spend", "spend", _codec.FLOAT, required=True),
    )
