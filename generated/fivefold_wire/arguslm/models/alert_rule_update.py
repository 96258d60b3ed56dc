# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""`AlertRuleUpdate`, a schema of ArgusLM."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class AlertRuleUpdate(_model.Model):
    """Changes to an alert rule; a field left out or null keeps its value.

    Attributes:
        name: New name; null keeps the old one (1 to 255 characters).
        enabled: Whether the rule is applied; null keeps the old value.
        notify_in_app: Whether the web interface should notify; null keeps the old value.
    """

    name: str | None = _model.NOT_GIVEN
    enabled: bool | None = _model.NOT_GIVEN
    notify_in_app: bool | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("name", "name", _codec.STR),
        _model.Field("enabled", "enabled", _codec.BOOL),
        _model.Field("notify_in_app", "notify_in_app", _codec.BOOL),
    )
