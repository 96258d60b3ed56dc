# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`LoadResponse`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class LoadResponse(_model.Model):
    """A loaded model.

    Attributes:
        type: Kind of the model.
        instance_id: Id of the new instance, to unload it.
        load_time_seconds: Seconds that it took.
        status: Always `loaded`.
        load_config: How it was loaded; only if asked for.
    """

    type: _t.Literal["llm", "embedding"] | str | None = _model.NOT_GIVEN
    instance_id: str
    load_time_seconds: float | None = _model.NOT_GIVEN
    status: str | None = _model.NOT_GIVEN
    load_config: _models.LoadConfig | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("type", "type", _codec.STR),
        _model.Field("instance_id", "instance_id", _codec.STR, required=True),
        _model.Field("load_time_seconds", "load_time_seconds", _codec.FLOAT),
        _model.Field("status", "status", _codec.STR),
        _model.Field("load_config", "load_config", _shapes.model(_models, "LoadConfig")),
    )
