# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`RagContextResponse`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class RagContextResponse(_model.Model):
    """What was found in the known repositories.

    Attributes:
        enabled: Always true: where the feature is off, the answer is a 503.
        focus_areas: Topics to look at.
        references: Places to look at, best first.
    """

    enabled: bool
    focus_areas: list[str]
    references: list[_models.RagReference]

    _wire = (
        _model.Field("enabled", "enabled", _codec.BOOL, required=True),
        _model.Field("focus_areas", "focus_areas", _shapes.array(_codec.STR), required=True),
        _model.Field("references", "references", _shapes.array(_shapes.model(_models, "RagReference")), required=True),
    )
