# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ConversionRatesResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ConversionRatesResponse(_model.Model):
    """The rates as they are now.

    Attributes:
        team_id: The team.
        tokens_per_credit: Tokens per credit; null for the server's default.
        credits_per_dollar: Credits per US dollar of cost; null for the server's default.
        message: What happened, in words.
    """

    team_id: str
    tokens_per_credit: int | None
    credits_per_dollar: float | None
    message: str

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("tokens_per_credit", "tokens_per_credit", _shapes.nullable(_codec.INT), required=True),
        _model.Field("credits_per_dollar", "credits_per_dollar", _shapes.nullable(_codec.FLOAT), required=True),
        _model.Field("message", "message", _codec.STR, required=True),
    )
