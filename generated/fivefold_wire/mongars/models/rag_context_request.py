# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`RagContextRequest`, a schema of monGARS."""

from __future__ import annotations

from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class RagContextRequest(_model.Model):
    """What to look for in the known repositories.

    Attributes:
        query: What to look for, 1 to 4000 characters, not blank (matching `\\S`).
        repositories: Repositories to look in, none blank, case ignored; `all`, null or absent for all.
        max_results: Most references to return, 1 to 50; the server has a lower limit of its own, 8 unless
            configured; null takes that limit.
    """

    query: str
    repositories: _abc.Sequence[str] | None = _model.NOT_GIVEN
    max_results: int | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("query", "query", _codec.STR, required=True),
        _model.Field("repositories", "repositories", _shapes.array(_codec.STR)),
        _model.Field("max_results", "max_results", _codec.INT),
    )
