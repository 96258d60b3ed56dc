# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""`ModelConfig`, a schema of SaaS LiteLLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ModelConfig(_model.Model):
    """A model to put into a group.

    Attributes:
        model_name: Name of a model alias; not checked by the server.
        priority: Place in the group; the lowest is the primary model (default 0).
    """

    model_name: str
    priority: int | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("model_name", "model_name", _codec.STR, required=True),
        _model.Field("priority", "priority", _codec.INT),
    )
