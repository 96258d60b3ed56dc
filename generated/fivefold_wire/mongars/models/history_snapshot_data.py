# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`HistorySnapshotData`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class HistorySnapshotData(_model.Model):
    """The latest messages of the user.

    Attributes:
        items: At most 10 messages, newest first.
    """

    items: list[_models.HistorySnapshotItem]

    _wire = (
        _model.Field("items", "items", _shapes.array(_shapes.model(_models, "HistorySnapshotItem")), required=True),
    )
