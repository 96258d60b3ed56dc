# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`JobCompleteRequest`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import typing as _t
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class JobCompleteRequest(_model.Model):
    """How a job ended.

    Attributes:
        status: `completed` charges the job, `failed` does not.
        metadata: Lost by the server: `update_job_metadata` first is the only way to store it.
        error_message: Why the job failed; stored with it, and a longer one gives a 500 (at most 1000 characters).
    """

    status: _t.Literal["completed", "failed"]
    metadata: _abc.Mapping[str, _t.Any] | None = _model.NOT_GIVEN
    error_message: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("status", "status", _shapes.literal("completed", "failed"), required=True),
        _model.Field("metadata", "metadata", _shapes.mapping(_codec.ANY)),
        _model.Field("error_message", "error_message", _codec.STR),
    )
