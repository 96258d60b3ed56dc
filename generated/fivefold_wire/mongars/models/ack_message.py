# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`AckMessage`, a schema of monGARS."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class AckMessage(_model.Model):
    """Answer to a text that the client sent.

    Attributes:
        id: Id of what is answered; a new one if it had none.
        type: Always `ack`.
        payload: How it was taken.
    """

    id: str
    type: _t.Literal["ack"]
    payload: _models.AckPayload

    _wire = (
        _model.Field("id", "id", _codec.STR, required=True),
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("payload", "payload", _shapes.model(_models, "AckPayload"), required=True),
    )
