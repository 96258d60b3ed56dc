# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativePromptProcessingStartEvent`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativePromptProcessingStartEvent(_model.Model):
    """The input is being worked on.

    Attributes:
        type: Always `prompt_processing.start`.
    """

    type: _t.Literal["prompt_processing.start"]

    _wire = (_model.Field("type", "type", _codec.STR, required=True),)
