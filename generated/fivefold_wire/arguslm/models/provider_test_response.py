# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`ProviderTestResponse`, a schema of ArgusLM."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ProviderTestResponse(_model.Model):
    """Outcome of a connection test; a failed test is a normal answer.

    Attributes:
        success: Whether the provider answered as it should.
        message: What happened, in words.
        details: `model_tested` and `response_id`, or `models_found` and `latency_ms`, on success; `error_type`,
            `hint` or `status_code` on failure; may be empty or null.
    """

    success: bool
    message: str
    details: dict[str, _t.Any] | None

    _wire = (
        _model.Field("success", "success", _codec.BOOL, required=True),
        _model.Field("message", "message", _codec.STR, required=True),
        _model.Field("details", "details", _shapes.nullable(_shapes.mapping(_codec.ANY)), required=True),
    )
