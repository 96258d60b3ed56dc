# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NativeQuantization`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NativeQuantization(_model.Model):
    """How far the weights of a model were rounded.

    Attributes:
        name: Name, such as `Q4_K_M`.
        bits_per_weight: Bits per weight.
    """

    name: str | None = _model.NOT_GIVEN
    bits_per_weight: float | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("name", "name", _codec.STR),
        _model.Field("bits_per_weight", "bits_per_weight", _codec.FLOAT),
    )
