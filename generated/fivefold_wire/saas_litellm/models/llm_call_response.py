# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`LLMCallResponse`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class LLMCallResponse(_model.Model):
    """A call to a model and its answer.

    Attributes:
        call_id: Id of the call.
        response: What the model answered.
        metadata: What the call used.
    """

    call_id: _uuid.UUID
    response: _models.LLMAnswer
    metadata: _models.LLMCallMetadata

    _wire = (
        _model.Field("call_id", "call_id", _codec.ID, required=True),
        _model.Field("response", "response", _shapes.model(_models, "LLMAnswer"), required=True),
        _model.Field("metadata", "metadata", _shapes.model(_models, "LLMCallMetadata"), required=True),
    )
