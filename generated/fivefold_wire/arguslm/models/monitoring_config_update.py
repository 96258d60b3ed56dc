# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`MonitoringConfigUpdate`, a schema of ArgusLM."""

from __future__ import annotations

import typing as _t

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class MonitoringConfigUpdate(_model.Model):
    """Changes to the monitoring schedule; a field left out or null keeps its value.

    Attributes:
        interval_minutes: Minutes between two runs; null keeps the old value (at least 1).
        prompt_pack: Prompt pack to check with; an unknown one gives a 400; null keeps the old one.
        enabled: Whether runs are scheduled; null keeps the old value.
    """

    interval_minutes: int | None = _model.NOT_GIVEN
    prompt_pack: (
        _t.Literal[
            "health_check",
            "shakespeare",
            "synthetic_short",
            "synthetic_medium",
            "synthetic_long",
            "code_generation",
            "reasoning",
        ]
        | str
        | None
    ) = _model.NOT_GIVEN
    enabled: bool | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("interval_minutes", "interval_minutes", _codec.INT),
        _model.Field("prompt_pack", "prompt_pack", _codec.STR),
        _model.Field("enabled", "enabled", _codec.BOOL),
    )
