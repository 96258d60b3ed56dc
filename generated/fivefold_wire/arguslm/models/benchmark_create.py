# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`BenchmarkCreate`, a schema of ArgusLM."""

from __future__ import annotations

import typing as _t
import uuid as _uuid
from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class BenchmarkCreate(_model.Model):
    """A benchmark to start.

    Attributes:
        model_ids: Ids of the models to measure, each once; an unknown or repeated id gives a 400 (at least 1 item).
        prompt_pack: Prompt pack to send; not checked by the server: an unknown one turns every result into an
            error.
        name: Name of the run; null or empty for `Benchmark` with date and time in UTC (at most 255 characters).
        max_tokens: Longest answer of one call, in tokens (1 to 4096, default 200).
        num_runs: Measured calls per model; one more call per model warms up and is not counted (1 to 10, default
            3).
    """

    model_ids: _abc.Sequence[_uuid.UUID | str]
    prompt_pack: (
        _t.Literal[
            "health_check",
            "shakespeare",
            "synthetic_short",
            "synthetic_medium",
            "synthetic_long",
            "code_generation",
            "reasoning",
        ]
        | str
    )
    name: str | None = _model.NOT_GIVEN
    max_tokens: int | None = _model.NOT_GIVEN
    num_runs: int | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("model_ids", "model_ids", _shapes.array(_codec.ID), required=True),
        _model.Field("prompt_pack", "prompt_pack", _codec.STR, required=True),
        _model.Field("name", "name", _codec.STR),
        _model.Field("max_tokens", "max_tokens", _codec.INT),
        _model.Field("num_runs", "num_runs", _codec.INT),
    )
