# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`V0Runtime`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class V0Runtime(_model.Model):
    """The engine that ran a model, from the v0 API.

    Attributes:
        name: Name of the engine.
        version: Version of the engine.
        supported_formats: Formats of files it can run.
    """

    name: str | None = _model.NOT_GIVEN
    version: str | None = _model.NOT_GIVEN
    supported_formats: list[str] | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("name", "name", _codec.STR),
        _model.Field("version", "version", _codec.STR),
        _model.Field("supported_formats", "supported_formats", _shapes.array(_codec.STR)),
    )
