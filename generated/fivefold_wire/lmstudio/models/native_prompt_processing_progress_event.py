# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativePromptProcessingProgressEvent`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativePromptProcessingProgressEvent(_model.Model):
    """How far the input is worked on.

    Attributes:
        type: Always `prompt_processing.progress`.
        progress: How much is done (0 to 1).
    """

    type: _t.Literal["prompt_processing.progress"]
    progress: float

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("progress", "progress", _codec.FLOAT, required=True),
    )
