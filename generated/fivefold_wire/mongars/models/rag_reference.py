# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`RagReference`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class RagReference(_model.Model):
    """A place in a repository.

    Attributes:
        repository: Name of the repository.
        file_path: Path of the file in it.
        summary: What is there, in words.
        score: How well it fits, higher is better; null if unknown.
        url: Where to read it; null if unknown.
    """

    repository: str
    file_path: str
    summary: str
    score: float | None = _model.NOT_GIVEN
    url: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("repository", "repository", _codec.STR, required=True),
        _model.Field("file_path", "file_path", _codec.STR, required=True),
        _model.Field("summary", "summary", _codec.STR, required=True),
        _model.Field("score", "score", _codec.FLOAT),
        _model.Field("url", "url", _codec.STR),
    )
