# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`BenchmarkCompleteMessage`, a schema of ArgusLM."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BenchmarkCompleteMessage(_model.Model):
    """The run has ended; calls may have failed all the same.

    Attributes:
        type: Always `complete`.
        status: `completed`.
    """

    type: _t.Literal["complete"]
    status: _t.Literal["pending", "running", "completed", "failed"] | str

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("status", "status", _codec.STR, required=True),
    )
