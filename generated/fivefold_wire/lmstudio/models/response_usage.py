# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ResponseUsage`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ResponseUsage(_model.Model):
    """Tokens of a response.

    Attributes:
        input_tokens: Tokens of what was given.
        output_tokens: Tokens of the output.
        total_tokens: Both together.
        input_tokens_details: More about the tokens of what was given.
        output_tokens_details: What the tokens of the output were spent on.
    """

    input_tokens: int | None = _model.NOT_GIVEN
    output_tokens: int | None = _model.NOT_GIVEN
    total_tokens: int | None = _model.NOT_GIVEN
    input_tokens_details: dict[str, _t.Any] | None = _model.NOT_GIVEN
    output_tokens_details: dict[str, _t.Any] | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("input_tokens", "input_tokens", _codec.INT),
        _model.Field("output_tokens", "output_tokens", _codec.INT),
        _model.Field("total_tokens", "total_tokens", _codec.INT),
        _model.Field("input_tokens_details", "input_tokens_details", _shapes.mapping(_codec.ANY)),
        _model.Field("output_tokens_details", "output_tokens_details", _shapes.mapping(_codec.ANY)),
    )
