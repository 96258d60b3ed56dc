# Machine-written by scripts/generate.py from openapi/synthgen.json with openapi-python-client 0.29.1: do not edit.
"""`BulkTaskResponse`, a schema of Synthgen."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BulkTaskResponse(_model.Model):
    """What became of an upload.

    Attributes:
        batch_id: Id of the batch.
        total_tasks: Lines of this upload, valid or not.
    """

    batch_id: str
    total_tasks: int

    _wire = (
        _model.Field("batch_id", "batch_id", _codec.STR, required=True),
        _model.Field("total_tasks", "total_tasks", _codec.INT, required=True),
    )
