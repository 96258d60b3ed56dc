# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`JobMetadata`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class JobMetadata(_model.Model):
    """The metadata of a job.

    Attributes:
        job_id: Id of the job.
        metadata: All that is stored now.
        updated_at: When it was stored.
    """

    job_id: _uuid.UUID
    metadata: dict[str, _t.Any]
    updated_at: _dt.datetime

    _wire = (
        _model.Field("job_id", "job_id", _codec.ID, required=True),
        _model.Field("metadata", "metadata", _shapes.mapping(_codec.ANY), required=True),
        _model.Field("updated_at", "updated_at", _codec.TIME, required=True),
    )
