# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`ProviderRefreshResponse`, a schema of ArgusLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ProviderRefreshResponse(_model.Model):
    """Outcome of a model discovery.

    Attributes:
        success: Whether the discovery ran; most faults of a provider are reported as success with 0 models.
        models_discovered: Number of models the provider offers, known ones included.
        message: What happened, in words, with the number of new models.
    """

    success: bool
    models_discovered: int
    message: str

    _wire = (
        _model.Field("success", "success", _codec.BOOL, required=True),
        _model.Field("models_discovered", "models_discovered", _codec.INT, required=True),
        _model.Field("message", "message", _codec.STR, required=True),
    )
