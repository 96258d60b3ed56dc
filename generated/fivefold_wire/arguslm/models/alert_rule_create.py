# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`AlertRuleCreate`, a schema of ArgusLM."""

from __future__ import annotations

import typing as _t
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class AlertRuleCreate(_model.Model):
    """An alert rule to create.

    Attributes:
        name: Name of the rule (1 to 255 characters).
        rule_type: What to watch for; not checked by the server: `performance_degradation` and unknown types are
            stored but never fire.
        target_model_id: Model to watch, required by `specific_model_down`; an unknown id gives a 500, not a 404.
        target_model_name: Part of the provider's model name to watch, required by `model_unavailable_everywhere`.
        enabled: Whether the rule is applied (default true).
        notify_in_app: Whether the web interface should notify; alerts are created either way (default true).
    """

    name: str
    rule_type: (
        _t.Literal["any_model_down", "specific_model_down", "model_unavailable_everywhere", "performance_degradation"]
        | str
    )
    target_model_id: _uuid.UUID | str | None = _model.NOT_GIVEN
    target_model_name: str | None = _model.NOT_GIVEN
    enabled: bool | None = _model.NOT_GIVEN
    notify_in_app: bool | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("name", "name", _codec.STR, required=True),
        _model.Field("rule_type", "rule_type", _codec.STR, required=True),
        _model.Field("target_model_id", "target_model_id", _codec.ID),
        _model.Field("target_model_name", "target_model_name", _codec.STR),
        _model.Field("enabled", "enabled", _codec.BOOL),
        _model.Field("notify_in_app", "notify_in_app", _codec.BOOL),
    )
