# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`AddCreditsResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class AddCreditsResponse(_model.Model):
    """Credits that were added.

    Attributes:
        team_id: The team.
        credits_added: Number of credits.
        transaction: The change.
    """

    team_id: str
    credits_added: int
    transaction: _models.CreditTransaction

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("credits_added", "credits_added", _codec.INT, required=True),
        _model.Field("transaction", "transaction", _shapes.model(_models, "CreditTransaction"), required=True),
    )
