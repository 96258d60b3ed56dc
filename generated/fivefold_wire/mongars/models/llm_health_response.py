# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`LLMHealthResponse`, a schema of monGARS."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class LLMHealthResponse(_model.Model):
    """Health of the model behind the assistant.

    Attributes:
        status: `healthy` or `unhealthy`.
        backend: Where the model runs: `local`, `ray` or `unavailable`.
        model: Name of the model; null if unknown.
        last_check: When the model was last looked at, in seconds since 1970; null if never.
        detail: More about the state, in words; null for nothing.
    """

    status: _t.Literal["healthy", "unhealthy"] | str
    backend: _t.Literal["local", "ray", "unavailable"] | str
    model: str | None = _model.NOT_GIVEN
    last_check: float | None = _model.NOT_GIVEN
    detail: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("backend", "backend", _codec.STR, required=True),
        _model.Field("model", "model", _codec.STR),
        _model.Field("last_check", "last_check", _codec.FLOAT),
        _model.Field("detail", "detail", _codec.STR),
    )
