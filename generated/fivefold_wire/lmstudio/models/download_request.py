# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`DownloadRequest`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class DownloadRequest(_model.Model):
    """A model to download. Only the fields that are given are sent.

    Attributes:
        model: Name in the catalog of LM Studio, or the exact Hugging Face URL.
        quantization: Quantization to take; with a Hugging Face URL only.
    """

    model: str
    quantization: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("model", "model", _codec.STR, required=True),
        _model.Field("quantization", "quantization", _codec.STR),
    )
