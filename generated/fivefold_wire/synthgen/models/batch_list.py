# Machine-written by scripts/generate.py from openapi/synthgen.json with openapi-python-client 0.29.1: do not edit.
"""`BatchList`, a schema of Synthgen."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BatchList(_model.Model):
    """All batches.

    Attributes:
        total: Length of the list.
        batches: The batches, the newest first.
    """

    total: int
    batches: list[_models.Batch]

    _wire = (
        _model.Field("total", "total", _codec.INT, required=True),
        _model.Field("batches", "batches", _shapes.array(_shapes.model(_models, "Batch")), required=True),
    )
