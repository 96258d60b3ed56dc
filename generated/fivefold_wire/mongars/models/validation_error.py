# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`ValidationError`, a schema of monGARS."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ValidationError(_model.Model):
    """One fault in a request.

    Attributes:
        loc: Where it is: the part of the request, then names and positions.
        msg: What is wrong, in words.
        type: What is wrong, as a short code such as `missing`.
        input: The value that was sent, which may be a password.
        ctx: Limits and other facts behind the fault.
    """

    loc: list[str | int]
    msg: str
    type: str
    input: _t.Any = _model.NOT_GIVEN
    ctx: dict[str, _t.Any] | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("loc", "loc", _shapes.array(_shapes.union(_codec.STR, _codec.INT)), required=True),
        _model.Field("msg", "msg", _codec.STR, required=True),
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("input", "input", _codec.ANY, secret=True),
        _model.Field("ctx", "ctx", _shapes.mapping(_codec.ANY)),
    )
