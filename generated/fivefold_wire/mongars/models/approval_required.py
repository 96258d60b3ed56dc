# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`ApprovalRequired`, a schema of monGARS."""

from __future__ import annotations

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ApprovalRequired(_model.Model):
    """What a message with personal data needs before it is answered.

    Attributes:
        error: Always `approval_required`.
        token_ref: Names the request for approval; send it with the approved message.
        blocked_entities: What was found in the message, such as `email`, `phone`, `card`, `ip` or `uuid`.
        approval_token: Token that an operator approves with `approve_request`; then send it with the same message.
        message: The reason, in words.
    """

    error: str
    token_ref: str
    blocked_entities: list[str]
    approval_token: str
    message: str

    _wire = (
        _model.Field("error", "error", _codec.STR, required=True),
        _model.Field("token_ref", "token_ref", _codec.STR, required=True),
        _model.Field("blocked_entities", "blocked_entities", _shapes.array(_codec.STR), required=True),
        _model.Field("approval_token", "approval_token", _codec.STR, required=True, secret=True),
        _model.Field("message", "message", _codec.STR, required=True),
    )
