"""What the requests of teams may say: one schema per request body, one per set of query parameters."""

from __future__ import annotations

from fivefold.sandbox._checks import REQUIRED, Field, Schema, array, integer, mapping, optional, text
from fivefold.sandbox.saas_litellm.checks import anything, literal, real

__all__ = [
    "CHECK_QUERY",
    "JOB_COMPLETE",
    "JOB_CREATE",
    "JOB_QUERY",
    "LLM_CALL",
    "METADATA",
    "PERIOD_QUERY",
    "RESOLVE_QUERY",
    "SINGLE_CALL",
    "TRANSACTION_QUERY",
]

_NAME = Field(text(), REQUIRED)
_WORDS = Field(optional(text()), None)
_OBJECT = Field(optional(mapping), None)
_NUMBER = Field(optional(real), None)

JOB_CREATE: Schema = {
    "team_id": _NAME,
    "user_id": _WORDS,
    "job_type": _NAME,
    "metadata": Field(optional(mapping), {}),
}

_ASKED: Schema = {
    "model": _NAME,
    "messages": Field(array(mapping), REQUIRED),
    "purpose": _WORDS,
    "temperature": Field(optional(real), 0.7),
    "max_tokens": Field(optional(integer()), None),
    "response_format": _OBJECT,
    "tools": Field(optional(array(mapping)), None),
    "tool_choice": Field(anything, None),
    "top_p": _NUMBER,
    "frequency_penalty": _NUMBER,
    "presence_penalty": _NUMBER,
    "stop": Field(optional(array(text())), None),
}

LLM_CALL: Schema = {**_ASKED, "call_metadata": _OBJECT}

SINGLE_CALL: Schema = {
    "team_id": _NAME,
    "job_type": _NAME,
    **_ASKED,
    "user_id": _WORDS,
    "job_metadata": Field(optional(mapping), {}),
}

JOB_COMPLETE: Schema = {
    "status": Field(literal("completed", "failed"), REQUIRED),
    "metadata": _OBJECT,
    "error_message": _WORDS,
}

METADATA: Schema = {"metadata": Field(mapping, REQUIRED)}

JOB_QUERY: Schema = {
    "limit": Field(integer(), 100),
    "offset": Field(integer(), 0),
    "status": _WORDS,
}

PERIOD_QUERY: Schema = {"period": _NAME}

TRANSACTION_QUERY: Schema = {"limit": Field(integer(), 50)}

CHECK_QUERY: Schema = {"credits_needed": Field(integer(), 1)}

RESOLVE_QUERY: Schema = {"team_id": _NAME}
