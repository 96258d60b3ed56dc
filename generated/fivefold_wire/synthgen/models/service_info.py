# Machine-written by scripts/generate.py from openapi/synthgen.json with openapi-python-client 0.29.1: do not edit.
"""`ServiceInfo`, a schema of Synthgen."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ServiceInfo(_model.Model):
    """What the service is, and where its documentation is.

    Attributes:
        message: Name of the service, in a sentence.
        docs_url: Path of the documentation.
        redoc_url: Path of the same in another form.
    """

    message: str
    docs_url: str | None = _model.NOT_GIVEN
    redoc_url: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("message", "message", _codec.STR, required=True),
        _model.Field("docs_url", "docs_url", _codec.STR),
        _model.Field("redoc_url", "redoc_url", _codec.STR),
    )
