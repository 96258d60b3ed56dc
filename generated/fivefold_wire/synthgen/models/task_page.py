# Machine-written by scripts/generate.py from openapi/synthgen.json with openapi-python-client 0.29.1: do not edit.
"""`TaskPage`, a schema of Synthgen."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TaskPage(_model.Model):
    """A page of tasks.

    Attributes:
        total: Tasks on all pages, 10000 at most.
        page: Number of this page.
        page_size: Tasks on a full page.
        tasks: The tasks of this page.
    """

    total: int
    page: int | None = _model.NOT_GIVEN
    page_size: int | None = _model.NOT_GIVEN
    tasks: list[_models.TaskResponse]

    _wire = (
        _model.Field("total", "total", _codec.INT, required=True),
        _model.Field("page", "page", _codec.INT),
        _model.Field("page_size", "page_size", _codec.INT),
        _model.Field("tasks", "tasks", _shapes.array(_shapes.model(_models, "TaskResponse")), required=True),
    )
