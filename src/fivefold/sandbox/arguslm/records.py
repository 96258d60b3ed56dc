"""What an ArgusLM database holds. Ids are canonical UUID texts, times are aware UTC datetimes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

__all__ = ["Alert", "Check", "Config", "Model", "Provider", "Result", "Rule", "Run"]


@dataclass(kw_only=True)
class Provider:
    id: str
    provider_type: str = "custom_openai_compatible"
    display_name: str = "Fake"
    credentials: dict[str, Any] = field(default_factory=dict[str, Any])
    enabled: bool = True
    created_at: datetime
    updated_at: datetime


@dataclass(kw_only=True)
class Model:
    id: str
    provider_account_id: str
    model_id: str = "fake-fast"
    custom_name: str | None = None
    source: str = "discovered"
    enabled_for_monitoring: bool = False
    enabled_for_benchmark: bool = True
    model_metadata: dict[str, Any] = field(default_factory=dict[str, Any])
    created_at: datetime

    @property
    def name(self) -> str:
        """What people call it: its custom name, else the provider's name for it."""
        return self.custom_name or self.model_id


@dataclass(kw_only=True)
class Check:
    """One model's part in one monitoring run; times in milliseconds, tps excludes the time to the first token."""

    id: str
    model_id: str
    status: str = "up"
    latency_ms: float | None = None
    ttft_ms: float | None = None
    tps: float | None = None
    output_tokens: int | None = None
    error: str | None = None
    created_at: datetime


@dataclass(kw_only=True)
class Result:
    """One call of a benchmark; a failed one has zeros and an error."""

    id: str
    model_id: str
    ttft_ms: float = 0.0
    tps: float = 0.0
    tps_excluding_ttft: float = 0.0
    total_latency_ms: float = 0.0
    input_tokens: int = 0
    output_tokens: int = 0
    estimated_cost: float | None = None
    error: str | None = None
    created_at: datetime


@dataclass(kw_only=True)
class Run:
    """One benchmark; `results` stays empty until all of them are committed together."""

    id: str
    name: str = "Benchmark"
    status: str = "completed"
    model_ids: list[str] = field(default_factory=list[str])
    prompt_pack: str = "shakespeare"
    triggered_by: str = "user"
    max_tokens: int = 200
    num_runs: int = 3
    started_at: datetime
    completed_at: datetime | None = None
    created_at: datetime
    updated_at: datetime
    results: list[Result] = field(default_factory=list[Result])


@dataclass(kw_only=True)
class Rule:
    id: str
    name: str = "Rule"
    rule_type: str = "any_model_down"
    enabled: bool = True
    target_model_id: str | None = None
    target_model_name: str | None = None
    threshold_config: dict[str, Any] | None = None
    notify_in_app: bool = True
    notify_email: bool = False
    notify_webhook: bool = False
    webhook_url: str | None = None
    created_at: datetime


@dataclass(kw_only=True)
class Alert:
    """Something a rule found; `model_id` is None when it is about no single model."""

    id: str
    rule_id: str
    model_id: str | None = None
    message: str = "Monitored model is down: broken"
    acknowledged: bool = False
    created_at: datetime


@dataclass(kw_only=True)
class Config:
    id: str
    interval_minutes: int = 15
    prompt_pack: str = "health_check"
    enabled: bool = True
    last_run_at: datetime | None = None
    created_at: datetime
