# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`AlertResponse`, a schema of ArgusLM."""

from __future__ import annotations

import datetime as _dt
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class AlertResponse(_model.Model):
    """An alert that a rule has raised.

    Attributes:
        id: Id of the alert.
        rule_id: Rule that raised it.
        model_id: Model it is about; null for rules that watch a model everywhere.
        message: What happened, in words.
        acknowledged: Whether somebody has acknowledged it; until then the rule raises no second one for the same
            model.
        created_at: When it was raised; the same for all alerts of a run.
    """

    id: _uuid.UUID
    rule_id: _uuid.UUID
    model_id: _uuid.UUID | None
    message: str
    acknowledged: bool
    created_at: _dt.datetime

    _wire = (
        _model.Field("id", "id", _codec.ID, required=True),
        _model.Field("rule_id", "rule_id", _codec.ID, required=True),
        _model.Field("model_id", "model_id", _shapes.nullable(_codec.ID), required=True),
        _model.Field("message", "message", _codec.STR, required=True),
        _model.Field("acknowledged", "acknowledged", _codec.BOOL, required=True),
        _model.Field("created_at", "created_at", _codec.TIME, required=True),
    )
