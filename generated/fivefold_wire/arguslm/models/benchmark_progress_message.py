# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`BenchmarkProgressMessage`, a schema of ArgusLM."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BenchmarkProgressMessage(_model.Model):
    """How far a run has come: the start notice has `status` only, every other notice the counts.

    Attributes:
        type: Always `progress`.
        completed: Number of calls done; absent in the start notice.
        total: Number of calls to do, models times `num_runs`; absent in the start notice.
        current_model: Name of the model just measured; null in the notice sent on joining a run, absent in the
            start notice.
        status: `running` in the start notice, absent in all others.
    """

    type: _t.Literal["progress"]
    completed: int | None = _model.NOT_GIVEN
    total: int | None = _model.NOT_GIVEN
    current_model: str | None = _model.NOT_GIVEN
    status: _t.Literal["pending", "running", "completed", "failed"] | str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("completed", "completed", _codec.INT),
        _model.Field("total", "total", _codec.INT),
        _model.Field("current_model", "current_model", _codec.STR),
        _model.Field("status", "status", _codec.STR),
    )
