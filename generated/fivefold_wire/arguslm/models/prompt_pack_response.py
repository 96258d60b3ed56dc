# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`PromptPackResponse`, a schema of ArgusLM."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class PromptPackResponse(_model.Model):
    """A prompt that checks and benchmarks can send.

    Attributes:
        id: Id to be used as `prompt_pack`.
        name: Name to show.
        prompt: Text that is sent to the model.
        expected_tokens: Rough length of the answer, in tokens.
    """

    id: (
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
    name: str
    prompt: str
    expected_tokens: int

    _wire = (
        _model.Field("id", "id", _codec.STR, required=True),
        _model.Field("name", "name", _codec.STR, required=True),
        _model.Field("prompt", "prompt", _codec.STR, required=True),
        _model.Field("expected_tokens", "expected_tokens", _codec.INT, required=True),
    )
