"""What the requests of administrators may say: one schema per request body, one per set of query parameters."""

from __future__ import annotations

from typing import Any

from fivefold.sandbox._checks import (
    REQUIRED,
    Check,
    Field,
    Schema,
    array,
    boolean,
    check_object,
    integer,
    mapping,
    optional,
    text,
)
from fivefold.sandbox.saas_litellm.checks import email, real

__all__ = [
    "ACCESS_GROUP_CREATE",
    "ACCESS_GROUP_MODELS",
    "ACCESS_GROUP_UPDATE",
    "ADD_CREDITS",
    "ADMIN_JOB_QUERY",
    "AUDIT_QUERY",
    "AUTO_REFILL",
    "BUDGET_MODE",
    "CONVERSION_RATES",
    "CREDENTIAL_CREATE",
    "CREDENTIAL_QUERY",
    "CREDENTIAL_UPDATE",
    "DATE_QUERY",
    "GROUP_MODELS",
    "INCLUDE_KEY_QUERY",
    "LOGIN",
    "MODEL_CREATE",
    "MODEL_GROUP_CREATE",
    "MODEL_QUERY",
    "MODEL_UPDATE",
    "ORGANIZATION_CREATE",
    "ORGANIZATION_CREDENTIAL_QUERY",
    "PASSWORD_CHANGE",
    "REPLENISH",
    "SETUP",
    "STATUS_QUERY",
    "TEAM_CREATE",
    "TEAM_GROUPS",
    "TEAM_UPDATE",
    "USER_CREATE",
    "USER_UPDATE",
]

_NAME = Field(text(), REQUIRED)
_WORDS = Field(optional(text()), None)
_MAYBE_OBJECT = Field(optional(mapping), None)
_REAL = Field(optional(real), None)
_WHOLE = Field(optional(integer()), None)
_FLAG = Field(optional(boolean), None)
_NAMES = Field(array(text()), ())
_MAYBE_NAMES = Field(optional(array(text())), None)

_ROLE: Check = text(pattern="^(owner|admin|user)$")
_PASSWORD = Field(text(min_length=8), REQUIRED)

SETUP: Schema = {"email": Field(email, REQUIRED), "display_name": _NAME, "password": _PASSWORD}
LOGIN: Schema = {"email": Field(email, REQUIRED), "password": _NAME}
USER_CREATE: Schema = {**SETUP, "role": Field(_ROLE, REQUIRED), "metadata": Field(optional(mapping), {})}
USER_UPDATE: Schema = {
    "display_name": _WORDS,
    "role": Field(optional(_ROLE), None),
    "is_active": _FLAG,
    "metadata": _MAYBE_OBJECT,
}
PASSWORD_CHANGE: Schema = {"current_password": _NAME, "new_password": _PASSWORD}
AUDIT_QUERY: Schema = {
    "limit": Field(integer(), 100),
    "offset": Field(integer(), 0),
    "action": _WORDS,
    "user_id": _WORDS,
    "resource_type": _WORDS,
}

ORGANIZATION_CREATE: Schema = {
    "organization_id": _NAME,
    "name": _NAME,
    "metadata": Field(optional(mapping), {}),
    "create_default_team": Field(boolean, True),
    "default_team_name": _WORDS,
    "default_team_access_groups": _NAMES,
    "default_team_credits": Field(integer(), 0),
}

_GROUP_MODEL: Schema = {"model_name": _NAME, "priority": Field(integer(), 0)}


def _group_model(value: Any) -> dict[str, Any]:
    return check_object(_GROUP_MODEL, value)


GROUP_MODELS: Check = array(_group_model)
MODEL_GROUP_CREATE: Schema = {
    "group_name": _NAME,
    "display_name": _WORDS,
    "description": _WORDS,
    "models": Field(GROUP_MODELS, REQUIRED),
}

TEAM_GROUPS: Check = array(text())
TEAM_CREATE: Schema = {
    "organization_id": _NAME,
    "team_id": _NAME,
    "team_alias": _WORDS,
    "access_groups": Field(TEAM_GROUPS, REQUIRED),
    "credits_allocated": Field(integer(), 0),
    "metadata": Field(optional(mapping), {}),
    "budget_mode": Field(text(), "job_based"),
    "credits_per_dollar": Field(real, 10.0),
    "tokens_per_credit": Field(integer(), 10000),
}
TEAM_UPDATE: Schema = {
    "team_alias": _WORDS,
    "access_groups": _MAYBE_NAMES,
    "credits_allocated": _WHOLE,
    "credits_used": _WHOLE,
    "budget_mode": _WORDS,
    "credits_per_dollar": _REAL,
}

ADD_CREDITS: Schema = {
    "credits": Field(integer(), REQUIRED),
    "reason": Field(optional(text()), "Manual credit allocation"),
}
CONVERSION_RATES: Schema = {"tokens_per_credit": _WHOLE, "credits_per_dollar": _REAL}
REPLENISH: Schema = {
    "credits": Field(integer(), REQUIRED),
    "payment_type": _NAME,
    "payment_amount_usd": _REAL,
    "reason": _WORDS,
}
AUTO_REFILL: Schema = {"enabled": Field(boolean, REQUIRED), "refill_amount": _WHOLE, "refill_period": _WORDS}
BUDGET_MODE: Schema = {"budget_mode": _NAME, **CONVERSION_RATES}

MODEL_CREATE: Schema = {
    "model_alias": _NAME,
    "display_name": _NAME,
    "provider": _NAME,
    "actual_model": _NAME,
    "access_groups": _NAMES,
    "description": _WORDS,
    "pricing_input": _REAL,
    "pricing_output": _REAL,
    "credential_name": _WORDS,
    "api_key": _WORDS,
    "api_base": _WORDS,
}
MODEL_UPDATE: Schema = {
    "display_name": _WORDS,
    "actual_model": _WORDS,
    "provider": _WORDS,
    "access_groups": _MAYBE_NAMES,
    "description": _WORDS,
    "pricing_input": _REAL,
    "pricing_output": _REAL,
    "status": _WORDS,
}
MODEL_QUERY: Schema = {"status": _WORDS, "provider": _WORDS, "access_group": _WORDS}

ACCESS_GROUP_CREATE: Schema = {
    "group_name": _NAME,
    "display_name": _NAME,
    "model_aliases": _NAMES,
    "description": _WORDS,
}
ACCESS_GROUP_UPDATE: Schema = {"display_name": _WORDS, "description": _WORDS, "status": _WORDS}
ACCESS_GROUP_MODELS: Schema = {"model_aliases": Field(array(text()), REQUIRED)}
STATUS_QUERY: Schema = {"status": _WORDS}

DATE_QUERY: Schema = {"start_date": _WORDS, "end_date": _WORDS}
ADMIN_JOB_QUERY: Schema = {
    "page": Field(integer(ge=1), 1),
    "page_size": Field(integer(ge=1, le=100), 20),
    "status": _WORDS,
    "job_type": _WORDS,
    **DATE_QUERY,
    "job_id_filter": _WORDS,
}

CREDENTIAL_CREATE: Schema = {
    "organization_id": _NAME,
    "provider": _NAME,
    "api_key": _NAME,
    "api_base": _WORDS,
    "credential_name": _NAME,
    "created_by": _WORDS,
}
CREDENTIAL_UPDATE: Schema = {
    "api_key": _WORDS,
    "api_base": _WORDS,
    "credential_name": _WORDS,
    "is_active": _FLAG,
    "updated_by": _WORDS,
}
ORGANIZATION_CREDENTIAL_QUERY: Schema = {"active_only": Field(boolean, True)}
CREDENTIAL_QUERY: Schema = {"organization_id": _WORDS, "provider": _WORDS, **ORGANIZATION_CREDENTIAL_QUERY}
INCLUDE_KEY_QUERY: Schema = {"include_api_key": Field(boolean, False)}
