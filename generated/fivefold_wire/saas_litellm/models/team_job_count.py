# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`TeamJobCount`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TeamJobCount(_model.Model):
    """A team and how many jobs it has.

    Attributes:
        team_id: Id of the team.
        job_count: Number of jobs.
        credits_used: Credits charged so far, whatever the dates.
    """

    team_id: str
    job_count: int
    credits_used: int

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("job_count", "job_count", _codec.INT, required=True),
        _model.Field("credits_used", "credits_used", _codec.INT, required=True),
    )
