# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`PingMessage`, a schema of ArgusLM."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class PingMessage(_model.Model):
    """Sign of life after 30 seconds without a text from the client; needs no answer.

    Attributes:
        type: Always `ping`.
    """

    type: _t.Literal["ping"]

    _wire = (_model.Field("type", "type", _codec.STR, required=True),)
