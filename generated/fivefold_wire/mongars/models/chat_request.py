# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""`ChatRequest`, a schema of monGARS."""

from __future__ import annotations

from collections import abc as _abc

import attrs as _attrs
from fivefold import _codec, _model, _shapes


@_attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ChatRequest(_model.Model):
    """A message to the assistant.

    Attributes:
        message: The message, 1 to 1000 characters; the server trims it, refuses a blank one and drops HTML tags but
            the simplest (matching `\\S`).
        session_id: Conversation that the pace of speech is fitted to, at most 100 characters, not blank; null for
            none (matching `\\S`).
        allowed_actions: Actions that the message may lead to, none blank, at least one; only `chat_guarded` reads
            them; null for none (at least 1 item).
        approval_token: Token of an approved request, at most 128 characters; only `chat_guarded` reads it; null for
            none.
        token_ref: Name of an approved request, at most 64 characters; only `chat_guarded` reads it; null for none.
    """

    message: str
    session_id: str | None = _model.NOT_GIVEN
    allowed_actions: _abc.Sequence[str] | None = _model.NOT_GIVEN
    approval_token: str | None = _model.NOT_GIVEN
    token_ref: str | None = _model.NOT_GIVEN

    _wire = (
        _model.Field("message", "message", _codec.STR, required=True),
        _model.Field("session_id", "session_id", _codec.STR),
        _model.Field("allowed_actions", "allowed_actions", _shapes.array(_codec.STR)),
        _model.Field("approval_token", "approval_token", _codec.STR, secret=True),
        _model.Field("token_ref", "token_ref", _codec.STR),
    )
