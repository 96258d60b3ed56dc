# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""`CompletionResponse`, a schema of LM Studio."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes

from .. import models as _models


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class CompletionResponse(_model.Model):
    """A text gone on with.

    Attributes:
        id: Id of the answer.
        object: Always `text_completion`.
        created: When it was made, in seconds since 1970.
        model: Model that ran; not always the one that was asked for.
        choices: The answers.
        usage: Tokens spent; null, empty or left out by some servers.
        system_fingerprint: What ran the model; LM Studio repeats the name of the model.
        stats: How fast it was; filled by the v0 API only.
        model_info: The model that ran; from the v0 API only.
        runtime: The engine that ran it; from the v0 API only.
    """

    id: str
    object: str
    created: int
    model: str
    choices: list[_models.CompletionChoice]
    usage: _models.CompletionUsage | None = _model.NOT_GIVEN
    system_fingerprint: str | None = _model.NOT_GIVEN
    stats: _models.V0Stats | None = _model.NOT_GIVEN
    model_info: _models.V0ModelInfo | None = _model.NOT_GIVEN
    runtime: _models.V0Runtime | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("id", "id", _codec.STR, required=True),
        _model.Field("object", "object", _codec.STR, required=True),
        _model.Field("created", "created", _codec.INT, required=True),
        _model.Field("model", "model", _codec.STR, required=True),
        _model.Field("choices", "choices", _shapes.array(_shapes.model(_models, "CompletionChoice")), required=True),
        _model.Field("usage", "usage", _shapes.model(_models, "CompletionUsage")),
        _model.Field("system_fingerprint", "system_fingerprint", _codec.STR),
        _model.Field("stats", "stats", _shapes.model(_models, "V0Stats")),
        _model.Field("model_info", "model_info", _shapes.model(_models, "V0ModelInfo")),
        _model.Field("runtime", "runtime", _shapes.model(_models, "V0Runtime")),
    )
