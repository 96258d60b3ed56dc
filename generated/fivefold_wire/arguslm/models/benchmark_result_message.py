# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`BenchmarkResultMessage`, a schema of ArgusLM."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BenchmarkResultMessage(_model.Model):
    """One call is done.

    Attributes:
        type: Always `result`.
        data: What was measured.
    """

    type: _t.Literal["result"]
    data: _models.BenchmarkResultData

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("data", "data", _shapes.model(_models, "BenchmarkResultData"), required=True),
    )
