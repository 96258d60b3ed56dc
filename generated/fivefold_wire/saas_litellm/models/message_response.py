# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`MessageResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class MessageResponse(_model.Model):
    """What was done, in words.

    Attributes:
        message: What happened, in words.
    """

    message: str

    _wire = (_model.Field("message", "message", _codec.STR, required=True),)
