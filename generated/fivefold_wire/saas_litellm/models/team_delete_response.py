# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`TeamDeleteResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TeamDeleteResponse(_model.Model):
    """A deleted team.

    Attributes:
        team_id: Id of the team.
        message: What happened, in words.
    """

    team_id: str
    message: str

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("message", "message", _codec.STR, required=True),
    )
