# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativeModelLoadProgressEvent`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativeModelLoadProgressEvent(_model.Model):
    """How far the model is loaded.

    Attributes:
        type: Always `model_load.progress`.
        model_instance_id: Id of the instance.
        progress: How much is done (0 to 1).
    """

    type: _t.Literal["model_load.progress"]
    model_instance_id: str | None = _model.NOT_GIVEN
    progress: float

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("model_instance_id", "model_instance_id", _codec.STR),
        _model.Field("progress", "progress", _codec.FLOAT, required=True),
    )
