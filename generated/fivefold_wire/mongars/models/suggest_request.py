# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`SuggestRequest`, a schema of monGARS."""

from __future__ import annotations

from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class SuggestRequest(_model.Model):
    """What to suggest actions for.

    Attributes:
        prompt: What the user wants, 1 to 8000 characters, not blank (matching `\\S`).
        actions: Actions to choose from, at least one, none blank; null or absent for `code`, `summarize` and
            `explain` (at least 1 item).
    """

    prompt: str
    actions: _abc.Sequence[str] | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("prompt", "prompt", _codec.STR, required=True),
        _model.Field("actions", "actions", _shapes.array(_codec.STR)),
    )
