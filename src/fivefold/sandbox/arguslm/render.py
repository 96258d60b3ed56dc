"""Records as responses show them, field by field in the service's order. Pure: no I/O."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fivefold.sandbox.arguslm.records import Alert, Check, Config, Model, Provider, Result, Rule, Run
from fivefold.sandbox.arguslm.world import ArgusWorld

__all__ = ["alert", "check", "config", "model", "provider", "result", "rule", "run", "run_detail"]

Json = dict[str, Any]


def provider(world: ArgusWorld, record: Provider) -> Json:
    """ProviderResponse: of the credentials only base_url and region are shown."""
    return {
        "id": record.id,
        "provider_type": record.provider_type,
        "display_name": record.display_name,
        "enabled": record.enabled,
        "base_url": record.credentials.get("base_url"),
        "region": record.credentials.get("region"),
        "created_at": world.stamp(record.created_at),
        "updated_at": world.stamp(record.updated_at),
    }


def model(world: ArgusWorld, record: Model, *, read: bool) -> Json:
    """ModelResponse; `read` tells answers to GET, the only ones that always know the provider's name."""
    named = read or not world.has("null_provider_name")
    return {
        "id": record.id,
        "provider_account_id": record.provider_account_id,
        "provider_name": world.state.providers[record.provider_account_id].display_name if named else None,
        "model_id": record.model_id,
        "custom_name": record.custom_name,
        "source": record.source,
        "enabled_for_monitoring": record.enabled_for_monitoring,
        "enabled_for_benchmark": record.enabled_for_benchmark,
        "model_metadata": record.model_metadata,
        "created_at": world.stamp(record.created_at),
    }


def config(world: ArgusWorld, record: Config) -> Json:
    """MonitoringConfigResponse."""
    return {
        "id": record.id,
        "interval_minutes": record.interval_minutes,
        "prompt_pack": record.prompt_pack,
        "enabled": record.enabled,
        "last_run_at": world.stamp(record.last_run_at),
        "created_at": world.stamp(record.created_at),
    }


def check(world: ArgusWorld, record: Check) -> Json:
    """UptimeCheckResponse."""
    return {
        "id": record.id,
        "model_id": record.model_id,
        "model_name": world.state.models[record.model_id].name,
        "provider_type": world.state.provider_of(record.model_id).provider_type,
        "status": record.status,
        "latency_ms": record.latency_ms,
        "ttft_ms": record.ttft_ms,
        "tps": record.tps,
        "output_tokens": record.output_tokens,
        "error": record.error,
        "created_at": world.stamp(record.created_at),
    }


def result(world: ArgusWorld, record: Result) -> Json:
    """BenchmarkResultResponse."""
    return {
        "id": record.id,
        "model_id": record.model_id,
        "model_name": world.state.models[record.model_id].name,
        "ttft_ms": record.ttft_ms,
        "tps": record.tps,
        "tps_excluding_ttft": record.tps_excluding_ttft,
        "total_latency_ms": record.total_latency_ms,
        "input_tokens": record.input_tokens,
        "output_tokens": record.output_tokens,
        "estimated_cost": record.estimated_cost,
        "error": record.error,
    }


def run(world: ArgusWorld, record: Run) -> Json:
    """BenchmarkRunResponse."""
    return {
        "id": record.id,
        "name": record.name,
        "status": record.status,
        "model_ids": record.model_ids,
        "prompt_pack": record.prompt_pack,
        "triggered_by": record.triggered_by,
        "started_at": world.stamp(record.started_at),
        "completed_at": world.stamp(record.completed_at),
        "result_count": len(record.results),
        "created_at": world.stamp(record.created_at),
        "updated_at": world.stamp(record.updated_at),
    }


def run_detail(world: ArgusWorld, record: Run) -> Json:
    """BenchmarkDetailResponse."""
    results = [result(world, one) for one in record.results]
    return {**run(world, record), "results": results, "statistics": _statistics(record.results)}


def _statistics(results: Sequence[Result]) -> Json:
    good = [one for one in results if one.error is None]
    columns = {"ttft": sorted(one.ttft_ms for one in good), "tps": sorted(one.tps for one in good)}
    return {
        f"{name}_p{percent}": _percentile(values, percent)
        for name, values in columns.items()
        for percent in (50, 95, 99)
    }


def _percentile(ordered: Sequence[float], percent: int) -> float:
    """By linear interpolation between the two nearest values; 0 of nothing."""
    if not ordered:
        return 0.0
    rank = (len(ordered) - 1) * percent / 100
    low = int(rank)
    high = min(low + 1, len(ordered) - 1)
    return round(ordered[low] + (ordered[high] - ordered[low]) * (rank - low), 2)


def rule(world: ArgusWorld, record: Rule) -> Json:
    """AlertRuleResponse."""
    return {
        "id": record.id,
        "name": record.name,
        "rule_type": record.rule_type,
        "enabled": record.enabled,
        "target_model_id": record.target_model_id,
        "target_model_name": record.target_model_name,
        "threshold_config": record.threshold_config,
        "notify_in_app": record.notify_in_app,
        "notify_email": record.notify_email,
        "notify_webhook": record.notify_webhook,
        "webhook_url": record.webhook_url,
        "created_at": world.stamp(record.created_at),
    }


def alert(world: ArgusWorld, record: Alert) -> Json:
    """AlertResponse."""
    return {
        "id": record.id,
        "rule_id": record.rule_id,
        "model_id": record.model_id,
        "message": record.message,
        "acknowledged": record.acknowledged,
        "created_at": world.stamp(record.created_at),
    }
