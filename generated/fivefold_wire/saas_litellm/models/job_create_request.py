# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`JobCreateRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class JobCreateRequest(_model.Model):
    """A job to create.

    Attributes:
        team_id: Team of the virtual key; another one gives a 403.
        job_type: What the job is, in the caller's own words; may be empty, and a longer one gives a 500 (at most
            100 characters).
        user_id: Whom the job is for, in the caller's own words; none by default.
        metadata: Anything to keep with the job; empty by default. Not null: the server would fail to complete such
            a job with metadata.
    """

    team_id: str
    job_type: str
    user_id: str | None = _model.NOT_GIVEN
    metadata: _abc.Mapping[str, _t.Any] | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("team_id", "team_id", _codec.STR, required=True),
        _model.Field("job_type", "job_type", _codec.STR, required=True),
        _model.Field("user_id", "user_id", _codec.STR),
        _model.Field("metadata", "metadata", _shapes.mapping(_codec.ANY)),
    )
