# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`UnloadRequest`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class UnloadRequest(_model.Model):
    """An instance to unload.

    Attributes:
        instance_id: Id of the instance.
    """

    instance_id: str

    _wire = (_model.Field("instance_id", "instance_id", _codec.STR, required=True),)
