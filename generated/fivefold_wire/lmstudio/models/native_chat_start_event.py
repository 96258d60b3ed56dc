# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativeChatStartEvent`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativeChatStartEvent(_model.Model):
    """The answer begins; the first event.

    Attributes:
        type: Always `chat.start`.
        model_instance_id: Id of the instance that runs.
    """

    type: _t.Literal["chat.start"]
    model_instance_id: str

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("model_instance_id", "model_instance_id", _codec.STR, required=True),
    )
