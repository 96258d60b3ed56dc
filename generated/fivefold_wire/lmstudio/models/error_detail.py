# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ErrorDetail`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ErrorDetail(_model.Model):
    """What went wrong.

    Attributes:
        message: The reason, in words; may be empty.
        type: Kind of the error. A missing token is an `invalid_request`, and only `code` tells what it is.
        code: What it is exactly, such as `invalid_api_key`; some servers repeat the status here, as text or as a
            number.
        param: Parameter at fault.
    """

    message: str | None = _model.NOT_GIVEN
    type: (
        _t.Literal[
            "invalid_request",
            "unknown",
            "mcp_connection_error",
            "plugin_connection_error",
            "not_implemented",
            "model_not_found",
            "job_not_found",
            "internal_error",
            "model_load_failed",
        ]
        | str
        | None
    ) = _model.NOT_GIVEN
    code: str | int | None = _model.NOT_GIVEN
    param: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("message", "message", _codec.STR),
        _model.Field("type", "type", _codec.STR),
        _model.Field("code", "code", _shapes.union(_codec.STR, _codec.INT)),
        _model.Field("param", "param", _codec.STR),
    )
