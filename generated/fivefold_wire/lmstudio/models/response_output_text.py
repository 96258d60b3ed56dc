# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ResponseOutputText`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ResponseOutputText(_model.Model):
    """Text of a message.

    Attributes:
        type: Always `output_text`.
        text: The text.
        annotations: Notes on places in the text; left out by some versions.
        logprobs: Probabilities of tokens, if they were asked for.
    """

    type: _t.Literal["output_text"]
    text: str
    annotations: list[dict[str, _t.Any]] | None = _model.NOT_GIVEN
    logprobs: list[dict[str, _t.Any]] | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("text", "text", _codec.STR, required=True),
        _model.Field("annotations", "annotations", _shapes.array(_shapes.mapping(_codec.ANY))),
        _model.Field("logprobs", "logprobs", _shapes.array(_shapes.mapping(_codec.ANY))),
    )
