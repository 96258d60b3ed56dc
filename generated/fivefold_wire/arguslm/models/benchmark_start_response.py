# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`BenchmarkStartResponse`, a schema of ArgusLM."""

from __future__ import annotations

import typing as _t
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BenchmarkStartResponse(_model.Model):
    """Receipt for a started benchmark.

    Attributes:
        id: Id of the run.
        status: State of the run, `pending` here.
        message: What happened, in words.
    """

    id: _uuid.UUID
    status: _t.Literal["pending", "running", "completed", "failed"] | str
    message: str

    _wire = (
        _model.Field("id", "id", _codec.ID, required=True),
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("message", "message", _codec.STR, required=True),
    )
