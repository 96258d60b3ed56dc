# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`SuggestResponse`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class SuggestResponse(_model.Model):
    """Actions in the order in which they fit.

    Attributes:
        actions: The actions, best first.
        scores: Action to score, higher is better.
        model: What ranked them: `heuristic-keyword` when no model did.
    """

    actions: list[str]
    scores: dict[str, float]
    model: str

    _wire = (
        _model.Field("actions", "actions", _shapes.array(_codec.STR), required=True),
        _model.Field("scores", "scores", _shapes.mapping(_codec.FLOAT), required=True),
        _model.Field("model", "model", _codec.STR, required=True),
    )
