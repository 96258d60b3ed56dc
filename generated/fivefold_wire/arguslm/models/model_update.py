# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`ModelUpdate`, a schema of ArgusLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ModelUpdate(_model.Model):
    """Changes to a model; a field left out keeps its value.

    Attributes:
        custom_name: New name to show; null or blank clears it, leaving it out keeps it (at most 255 characters).
        enabled_for_monitoring: Whether monitoring runs check the model; null keeps the old value.
        enabled_for_benchmark: Whether the model is offered for benchmarks; null keeps the old value.
    """

    custom_name: str | None = _model.NOT_GIVEN
    enabled_for_monitoring: bool | None = _model.NOT_GIVEN
    enabled_for_benchmark: bool | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("custom_name", "custom_name", _codec.STR),
        _model.Field("enabled_for_monitoring", "enabled_for_monitoring", _codec.BOOL),
        _model.Field("enabled_for_benchmark", "enabled_for_benchmark", _codec.BOOL),
    )
