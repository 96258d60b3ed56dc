# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`LLMAnswer`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class LLMAnswer(_model.Model):
    """What the model answered.

    Attributes:
        content: The text; null if the model called tools, whose calls the server throws away.
        finish_reason: Why the answer ended, such as `stop`, `length` or `tool_calls`.
    """

    content: str | None
    finish_reason: str | None

    _wire = (
        _model.Field("content", "content", _shapes.nullable(_codec.STR), required=True),
        _model.Field("finish_reason", "finish_reason", _shapes.nullable(_codec.STR), required=True),
    )
