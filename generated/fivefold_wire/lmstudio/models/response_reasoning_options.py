# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ResponseReasoningOptions`, a schema of LM Studio."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ResponseReasoningOptions(_model.Model):
    """How to reason.

    Attributes:
        effort: How much to reason first.
    """

    effort: _t.Literal["low", "medium", "high"] | str | None = _model.NOT_GIVEN

    _wire = (_model.Field("effort", "effort", _codec.STR),)
