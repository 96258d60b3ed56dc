# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativeModelLoadEndEvent`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativeModelLoadEndEvent(_model.Model):
    """The model is loaded.

    Attributes:
        type: Always `model_load.end`.
        model_instance_id: Id of the instance.
        load_time_seconds: Seconds that it took.
    """

    type: _t.Literal["model_load.end"]
    model_instance_id: str
    load_time_seconds: float | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("model_instance_id", "model_instance_id", _codec.STR, required=True),
        _model.Field("load_time_seconds", "load_time_seconds", _codec.FLOAT),
    )
