# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativeStats`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativeStats(_model.Model):
    """Tokens of an answer, and how fast it was.

    Attributes:
        input_tokens: Tokens of what was given.
        total_output_tokens: Tokens of the output.
        reasoning_output_tokens: Tokens of reasoning among them.
        tokens_per_second: Tokens made per second.
        time_to_first_token_seconds: Seconds until the first token.
        model_load_time_seconds: Seconds that loading the model took; left out if it was loaded.
    """

    input_tokens: int | None = _model.NOT_GIVEN
    total_output_tokens: int | None = _model.NOT_GIVEN
    reasoning_output_tokens: int | None = _model.NOT_GIVEN
    tokens_per_second: float | None = _model.NOT_GIVEN
    time_to_first_token_seconds: float | None = _model.NOT_GIVEN
    model_load_time_seconds: float | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("input_tokens", "input_tokens", _codec.INT),
        _model.Field("total_output_tokens", "total_output_tokens", _codec.INT),
        _model.Field("reasoning_output_tokens", "reasoning_output_tokens", _codec.INT),
        _model.Field("tokens_per_second", "tokens_per_second", _codec.FLOAT),
        _model.Field("time_to_first_token_seconds", "time_to_first_token_seconds", _codec.FLOAT),
        _model.Field("model_load_time_seconds", "model_load_time_seconds", _codec.FLOAT),
    )
