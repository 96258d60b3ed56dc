# Machine-written by scripts/generate.py from openapi/synthgen.json with openapi-python-client 0.29.1: do not edit.
"""`TaskExportLine`, a schema of Synthgen."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TaskExportLine(_model.Model):
    """One line of an export.

    Attributes:
        tasks: Some of the tasks, 10000 at most.
        total: How many tasks all lines have together; the same on every line.
    """

    tasks: list[_models.TaskResponse]
    total: int

    _wire = (
        _model.Field("tasks", "tasks", _shapes.array(_shapes.model(_models, "TaskResponse")), required=True),
        _model.Field("total", "total", _codec.INT, required=True),
    )
