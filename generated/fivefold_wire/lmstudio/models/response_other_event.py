# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`ResponseOtherEvent`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ResponseOtherEvent(_model.Model):
    """An event of another kind, such as those of MCP calls; its fields are kept.

    Attributes:
        type: Kind of the event.
        sequence_number: Place in the stream; left out by some versions.
    """

    type: str
    sequence_number: int | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("type", "type", _codec.STR, required=True),
        _model.Field("sequence_number", "sequence_number", _codec.INT),
    )
