# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`BenchmarkListResponse`, a schema of ArgusLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BenchmarkListResponse(_model.Model):
    """One page of benchmark runs, newest first.

    Attributes:
        runs: The runs of this page; empty past the last page.
        total: Number of runs that match, over all pages.
        page: Number of this page, from 1.
        per_page: Page size that was asked for.
    """

    runs: list[_models.BenchmarkRunResponse]
    total: int
    page: int
    per_page: int

    _wire = (
        _model.Field("runs", "runs", _shapes.array(_shapes.model(_models, "BenchmarkRunResponse")), required=True),
        _model.Field("total", "total", _codec.INT, required=True),
        _model.Field("page", "page", _codec.INT, required=True),
        _model.Field("per_page", "per_page", _codec.INT, required=True),
    )
