"""What requests may say: one schema per request body, one per set of query parameters."""

from __future__ import annotations

from collections.abc import Mapping

from fivefold.sandbox._checks import (
    REQUIRED,
    Field,
    Schema,
    array,
    boolean,
    integer,
    mapping,
    moment,
    optional,
    text,
    uuid,
)

__all__ = [
    "ALERT_QUERY",
    "BENCHMARK_CREATE",
    "BENCHMARK_QUERY",
    "COLUMN_SIZES",
    "CONFIG_UPDATE",
    "EXPORT_QUERY",
    "MODEL_CREATE",
    "MODEL_QUERY",
    "MODEL_UPDATE",
    "PROVIDER_CREATE",
    "PROVIDER_UPDATE",
    "RECENT_QUERY",
    "RULE_CREATE",
    "RULE_UPDATE",
    "UPTIME_EXPORT_QUERY",
    "UPTIME_QUERY",
]

COLUMN_SIZES: Mapping[str, int] = {"provider_type": 50, "display_name": 255, "custom_name": 255, "name": 255}
"""Body field to the longest text, in characters, that its column takes. Validation does not know of these."""

PROVIDER_CREATE: Schema = {
    "provider_type": Field(text(), REQUIRED),
    "display_name": Field(text(), REQUIRED),
    "credentials": Field(mapping, {}),
}

PROVIDER_UPDATE: Schema = {
    "display_name": Field(optional(text())),
    "credentials": Field(optional(mapping)),
    "enabled": Field(optional(boolean)),
}

MODEL_CREATE: Schema = {
    "provider_account_id": Field(uuid, REQUIRED),
    "model_id": Field(text(min_length=1), REQUIRED),
    "custom_name": Field(optional(text()), None),
    "metadata": Field(optional(mapping), None),
}

MODEL_UPDATE: Schema = {
    "custom_name": Field(optional(text())),
    "enabled_for_monitoring": Field(optional(boolean)),
    "enabled_for_benchmark": Field(optional(boolean)),
}

CONFIG_UPDATE: Schema = {
    "interval_minutes": Field(optional(integer(ge=1))),
    "prompt_pack": Field(optional(text())),
    "enabled": Field(optional(boolean)),
}

BENCHMARK_CREATE: Schema = {
    "model_ids": Field(array(uuid, min_length=1), REQUIRED),
    "prompt_pack": Field(text(), REQUIRED),
    "name": Field(optional(text()), None),
    "max_tokens": Field(integer(ge=1, le=4096), 200),
    "num_runs": Field(integer(ge=1, le=10), 3),
}

RULE_CREATE: Schema = {
    "name": Field(text(min_length=1, max_length=255), REQUIRED),
    "rule_type": Field(text(), REQUIRED),
    "target_model_id": Field(optional(uuid), None),
    "target_model_name": Field(optional(text()), None),
    "enabled": Field(boolean, True),
    "notify_in_app": Field(boolean, True),
}

RULE_UPDATE: Schema = {
    "name": Field(optional(text(min_length=1, max_length=255))),
    "enabled": Field(optional(boolean)),
    "notify_in_app": Field(optional(boolean)),
}

MODEL_QUERY: Schema = {
    "provider_id": Field(optional(uuid), None),
    "enabled_for_monitoring": Field(optional(boolean), None),
    "enabled_for_benchmark": Field(optional(boolean), None),
    "search": Field(optional(text()), None),
    "limit": Field(integer(ge=1, le=500), 50),
    "offset": Field(integer(ge=0), 0),
}

UPTIME_QUERY: Schema = {
    "model_id": Field(optional(uuid), None),
    "status": Field(optional(text()), None),
    "since": Field(optional(moment), None),
    "enabled_only": Field(boolean, False),
    "limit": Field(integer(ge=1, le=10000), 100),
    "offset": Field(integer(ge=0), 0),
}

EXPORT_QUERY: Schema = {"format": Field(text(pattern="^(json|csv)$"), "json")}

UPTIME_EXPORT_QUERY: Schema = {
    **EXPORT_QUERY,
    "model_id": Field(optional(uuid), None),
    "start_date": Field(optional(moment), None),
    "end_date": Field(optional(moment), None),
}

BENCHMARK_QUERY: Schema = {
    "page": Field(integer(ge=1), 1),
    "per_page": Field(integer(ge=1, le=100), 20),
    "status": Field(optional(text()), None),
}

ALERT_QUERY: Schema = {
    "rule_id": Field(optional(uuid), None),
    "acknowledged": Field(optional(boolean), None),
    "since": Field(optional(moment), None),
    "limit": Field(integer(ge=1, le=500), 50),
    "offset": Field(integer(ge=0), 0),
}

RECENT_QUERY: Schema = {"limit": Field(integer(ge=1, le=50), 10)}
