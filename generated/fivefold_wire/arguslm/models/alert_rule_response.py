# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`AlertRuleResponse`, a schema of ArgusLM."""

from __future__ import annotations

import datetime as _dt
import typing as _t
import uuid as _uuid

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class AlertRuleResponse(_model.Model):
    """An alert rule.

    Attributes:
        id: Id of the rule.
        name: Name of the rule.
        rule_type: What the rule watches for.
        enabled: Whether the rule is applied.
        target_model_id: Model the rule watches; null if it watches others too.
        target_model_name: Part of the model name the rule watches; null if it does not go by name.
        threshold_config: Thresholds, null if there are none; cannot be set through the API.
        notify_in_app: Whether the web interface should notify; alerts are created either way.
        notify_email: Whether to notify by mail; cannot be set through the API.
        notify_webhook: Whether to notify through a webhook; cannot be set through the API.
        webhook_url: Address of the webhook, null if there is none; cannot be set through the API.
        created_at: When the rule was created.
    """

    id: _uuid.UUID
    name: str
    rule_type: (
        _t.Literal["any_model_down", "specific_model_down", "model_unavailable_everywhere", "performance_degradation"]
        | str
    )
    enabled: bool
    target_model_id: _uuid.UUID | None
    target_model_name: str | None
    threshold_config: dict[str, _t.Any] | None
    notify_in_app: bool
    notify_email: bool
    notify_webhook: bool
    webhook_url: str | None
    created_at: _dt.datetime

    _wire = (
        _model.Field("id", "id", _codec.ID, required=True),
        _model.Field("name", "name", _codec.STR, required=True),
        _model.Field("rule_type", "rule_type", _codec.STR, required=True),
        _model.Field("enabled", "enabled", _codec.BOOL, required=True),
        _model.Field("target_model_id", "target_model_id", _shapes.nullable(_codec.ID), required=True),
        _model.Field("target_model_name", "target_model_name", _shapes.nullable(_codec.STR), required=True),
        _model.Field(
            "threshold_config", "threshold_config", _shapes.nullable(_shapes.mapping(_codec.ANY)), required=True
        ),
        _model.Field("notify_in_app", "notify_in_app", _codec.BOOL, required=True),
        _model.Field("notify_email", "notify_email", _codec.BOOL, required=True),
        _model.Field("notify_webhook", "notify_webhook", _codec.BOOL, required=True),
        _model.Field("webhook_url", "webhook_url", _shapes.nullable(_codec.STR), required=True),
        _model.Field("created_at", "created_at", _codec.TIME, required=True),
    )
