# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`AddCreditsRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class AddCreditsRequest(_model.Model):
    """Credits to add.

    Attributes:
        credits: Number of credits; a negative one takes some away.
        reason: Why, in words (default Manual credit allocation).
    """

    credits: int
    reason: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("credits", "credits", _codec.INT, required=True),
        _model.Field("reason", "reason", _codec.STR),
    )
