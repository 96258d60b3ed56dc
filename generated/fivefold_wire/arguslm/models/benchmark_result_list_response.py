# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`BenchmarkResultListResponse`, a schema of ArgusLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BenchmarkResultListResponse(_model.Model):
    """All results of a benchmark run.

    Attributes:
        results: The results; empty until the run ends.
        total: Number of results.
    """

    results: list[_models.BenchmarkResultResponse]
    total: int

    _wire = (
        _model.Field(
            "results", "results", _shapes.array(_shapes.model(_models, "BenchmarkResultResponse")), required=True
        ),
        _model.Field("total", "total", _codec.INT, required=True),
    )
