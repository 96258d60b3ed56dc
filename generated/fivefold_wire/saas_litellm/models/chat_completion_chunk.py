# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ChatCompletionChunk`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ChatCompletionChunk(_model.Model):
    """One piece of a streamed answer, in the provider's own words: OpenAI's form unless the provider has another.

    Attributes:
        id: Id of the answer at the provider.
        object: `chat.completion.chunk`.
        created: When the answer began, in seconds since 1970.
        model: The provider's model, not the name that was asked for.
        system_fingerprint: The provider's mark of its setup.
        choices: What is new; empty in a piece that tells the usage.
        usage: Tokens of the whole answer; only if the provider tells them unasked.
    """

    id: str | None = _model.NOT_GIVEN
    object: str | None = _model.NOT_GIVEN
    created: int | None = _model.NOT_GIVEN
    model: str | None = _model.NOT_GIVEN
    system_fingerprint: str | None = _model.NOT_GIVEN
    choices: list[_models.ChatCompletionChunkChoice] | None = _model.NOT_GIVEN
    usage: _models.CompletionUsage | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("id", "id", _codec.STR),
        _model.Field("object", "object", _codec.STR),
        _model.Field("created", "created", _codec.INT),
        _model.Field("model", "model", _codec.STR),
        _model.Field("system_fingerprint", "system_fingerprint", _codec.STR),
        _model.Field("choices", "choices", _shapes.array(_shapes.model(_models, "ChatCompletionChunkChoice"))),
        _model.Field("usage", "usage", _shapes.model(_models, "CompletionUsage")),
    )
