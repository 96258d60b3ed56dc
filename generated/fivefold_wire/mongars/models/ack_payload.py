# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`AckPayload`, a schema of monGARS."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class AckPayload(_model.Model):
    """How a text was taken.

    Attributes:
        status: `ok` or `error`.
        detail: `invalid_json`, `invalid_envelope`, `missing_type` or `missing_id` on an error; `client.ping` on a
            client's ping; else absent.
    """

    status: _t.Literal["ok", "error"] | str
    detail: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("status", "status", _codec.STR, required=True),
        _model.Field("detail", "detail", _codec.STR),
    )
