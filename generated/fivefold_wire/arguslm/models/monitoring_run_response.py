# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`MonitoringRunResponse`, a schema of ArgusLM."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class MonitoringRunResponse(_model.Model):
    """Receipt for a requested monitoring run.

    Attributes:
        run_id: Id of the run; it is not stored, so nothing can be looked up with it.
        status: Always `queued`; the run is over when `last_run_at` of the schedule changes.
        message: What happened, in words.
    """

    run_id: str
    status: _t.Literal["queued"] | str
    message: str

    _wire = (
        _model.Field("run_id", "run_id", _codec.STR, required=True),
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("message", "message", _codec.STR, required=True),
    )
