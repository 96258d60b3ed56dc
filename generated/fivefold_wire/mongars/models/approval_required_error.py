# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`ApprovalRequiredError`, a schema of monGARS."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ApprovalRequiredError(_model.Model):
    """Answer to a message that needs approval.

    Attributes:
        detail: What is needed.
    """

    detail: _models.ApprovalRequired | str | dict[str, _t.Any]

    _wire = (
        _model.Field(
            "detail",
            "detail",
            _shapes.union(_shapes.model(_models, "ApprovalRequired"), _codec.STR, _shapes.mapping(_codec.ANY)),
            required=True,
        ),
    )
