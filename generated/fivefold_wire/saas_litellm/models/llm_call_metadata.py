# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`LLMCallMetadata`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class LLMCallMetadata(_model.Model):
    """What a call used.

    Attributes:
        tokens_used: Tokens of question and answer; 0 if the provider did not tell.
        latency_ms: Time of the call, in milliseconds.
        model: The name that was asked for, not the provider's.
    """

    tokens_used: int
    latency_ms: int
    model: str

    _wire = (
        _model.Field("tokens_used", "tokens_used", _codec.INT, required=True),
        _model.Field("latency_ms", "latency_ms", _codec.INT, required=True),
        _model.Field("model", "model", _codec.STR, required=True),
    )
