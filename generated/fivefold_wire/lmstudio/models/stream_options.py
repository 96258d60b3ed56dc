# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`StreamOptions`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class StreamOptions(_model.Model):
    """What to send in a stream besides.

    Attributes:
        include_usage: Whether to end with a chunk that tells the usage.
    """

    include_usage: bool | None = _model.NOT_GIVEN

    _wire = (_model.Field("include_usage", "include_usage", _codec.BOOL),)
