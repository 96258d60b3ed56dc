"""What requests may say: one schema per body, one per set of query parameters. Pure: no I/O."""

from __future__ import annotations

from fivefold.sandbox._checks import REQUIRED, Field, Schema, boolean, integer, moment, optional, text
from fivefold.sandbox.mongars.values import blank_is_none, http_url, share, trimmed, username, words

__all__ = [
    "APPROVAL_QUERY",
    "BOOTSTRAP",
    "CHAT",
    "HISTORY_QUERY",
    "LOGIN",
    "LOGIN_FORM",
    "PASSWORD_CHANGE",
    "PEER",
    "PEER_MESSAGE",
    "PROVISION",
    "RAG",
    "REGISTRATION",
    "SUGGEST",
    "TELEMETRY",
]

LOGIN_FORM: Schema = {
    "grant_type": Field(text(pattern="^password$"), None),
    "username": Field(text(), REQUIRED),
    "password": Field(text(), REQUIRED),
    "scope": Field(text(), ""),
    "client_id": Field(text(), None),
    "client_secret": Field(text(), None),
}

LOGIN: Schema = {
    "username": Field(text(min_length=1, max_length=128), REQUIRED),
    "password": Field(text(min_length=1, max_length=256), REQUIRED),
}

BOOTSTRAP: Schema = {
    "username": Field(text(min_length=1, max_length=128), "admin"),
    "password": Field(text(min_length=1, max_length=256), "admin"),
}

REGISTRATION: Schema = {
    "username": Field(username, REQUIRED),
    "password": Field(text(min_length=8), REQUIRED),
}

PASSWORD_CHANGE: Schema = {
    "old_password": Field(text(min_length=8), REQUIRED),
    "new_password": Field(text(min_length=8), REQUIRED),
}

_AT_LEAST_ONE = "allowed_actions must include at least one value"

CHAT: Schema = {
    "message": Field(trimmed("message", min_length=1, max_length=1000), REQUIRED),
    "session_id": Field(optional(trimmed("session_id", max_length=100)), None),
    "allowed_actions": Field(optional(words("allowed_actions", empty=_AT_LEAST_ONE)), None),
    "approval_token": Field(optional(text(max_length=128)), None),
    "token_ref": Field(optional(blank_is_none(max_length=64)), None),
}

HISTORY_QUERY: Schema = {"user_id": Field(text(), REQUIRED), "limit": Field(integer(), 10)}

RAG: Schema = {
    "query": Field(trimmed("query", min_length=1, max_length=4000), REQUIRED),
    "repositories": Field(optional(words("repositories", key=str.casefold)), None),
    "max_results": Field(optional(integer(ge=1, le=50)), None),
}

SUGGEST: Schema = {
    "prompt": Field(trimmed("prompt", min_length=1, max_length=8000), REQUIRED),
    "actions": Field(optional(words("actions", empty="actions must include at least one non-empty value")), None),
}

PEER_MESSAGE: Schema = {"payload": Field(trimmed("payload", min_length=1), REQUIRED)}

PEER: Schema = {"url": Field(http_url, REQUIRED)}

TELEMETRY: Schema = {
    "scheduler_id": Field(optional(text()), None),
    "queue_depth": Field(integer(ge=0), 0),
    "active_workers": Field(integer(ge=0), 0),
    "concurrency": Field(integer(ge=0), 0),
    "load_factor": Field(share, 0.0),
    "worker_uptime_seconds": Field(share, 0.0),
    "tasks_processed": Field(integer(ge=0), 0),
    "tasks_failed": Field(integer(ge=0), 0),
    "task_failure_rate": Field(share, 0.0),
    "observed_at": Field(optional(moment), None),
    "source": Field(optional(text(max_length=2048)), None),
}

PROVISION: Schema = {
    "roles": Field(optional(words("roles", key=str.lower)), None),
    "force": Field(boolean, False),
}

APPROVAL_QUERY: Schema = {"token": Field(text(), REQUIRED), "operator_id": Field(text(), REQUIRED)}
