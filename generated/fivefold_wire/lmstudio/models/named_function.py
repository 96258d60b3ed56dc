# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`NamedFunction`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class NamedFunction(_model.Model):
    """A function by its name.

    Attributes:
        name: Name of the function.
    """

    name: str

    _wire = (_model.Field("name", "name", _codec.STR, required=True),)
