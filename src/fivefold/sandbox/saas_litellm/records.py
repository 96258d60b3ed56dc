"""What a SaaS LiteLLM database holds. Generated ids are canonical UUID texts, times are aware UTC datetimes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

__all__ = [
    "AccessGroup",
    "AuditEntry",
    "Credential",
    "GroupModel",
    "Job",
    "Model",
    "ModelCall",
    "ModelGroup",
    "Organization",
    "Session",
    "Team",
    "Transaction",
    "User",
]


@dataclass(kw_only=True)
class Organization:
    organization_id: str
    name: str = "Acme Inc"
    status: str = "active"
    metadata: dict[str, Any] = field(default_factory=dict[str, Any])
    created_at: datetime
    updated_at: datetime


@dataclass(kw_only=True)
class Model:
    """A model under the alias by which teams call it; prices are USD per million tokens."""

    model_alias: str
    display_name: str = "Model"
    provider: str = "openai"
    actual_model: str = "gpt-4"
    description: str | None = None
    pricing_input: float | None = None
    pricing_output: float | None = None
    status: str = "active"
    created_at: datetime
    updated_at: datetime


@dataclass(kw_only=True)
class AccessGroup:
    group_name: str
    display_name: str = "Group"
    description: str | None = None
    status: str = "active"
    model_aliases: list[str] = field(default_factory=list[str])
    created_at: datetime
    updated_at: datetime


@dataclass(kw_only=True)
class GroupModel:
    id: str
    model_name: str = "gpt-4"
    priority: int = 0
    created_at: datetime


@dataclass(kw_only=True)
class ModelGroup:
    """Models under one name, the first by priority being the one that is used."""

    group_name: str
    model_group_id: str
    display_name: str | None = None
    description: str | None = None
    status: str = "active"
    models: list[GroupModel] = field(default_factory=list[GroupModel])


@dataclass(kw_only=True)
class Credential:
    credential_id: str
    organization_id: str = "acme"
    provider: str = "openai"
    credential_name: str = "fake"
    api_key: str = field(default="sk-upstream", repr=False)
    api_base: str | None = None
    is_active: bool = True
    created_at: datetime
    updated_at: datetime


@dataclass(kw_only=True)
class Team:
    """A team with its key and its account; `model_groups` can be set by seeding only, as no operation attaches them."""

    team_id: str
    organization_id: str | None = "acme"
    virtual_key: str | None = field(default=None, repr=False)
    access_groups: list[str] = field(default_factory=list[str])
    model_groups: list[str] = field(default_factory=list[str])
    credits_allocated: int = 0
    credits_used: int = 0
    credit_limit: int | None = None
    auto_refill: bool = False
    refill_amount: int | None = None
    refill_period: str | None = None
    last_refill_at: datetime | None = None
    budget_mode: str = "job_based"
    credits_per_dollar: float = 10.0
    tokens_per_credit: int = 10000
    status: str = "active"
    created_at: datetime
    updated_at: datetime

    @property
    def credits_remaining(self) -> int:
        """What is left to spend."""
        return self.credits_allocated - self.credits_used


@dataclass(kw_only=True)
class ModelCall:
    """One call of a model within a job.

    Attributes:
        cost_usd: what the costs of the job show.
        billed_usd: what counts when the job is settled.
    """

    call_id: str
    model_used: str | None = "gpt-4"
    model_group_used: str = "gpt-4"
    purpose: str | None = None
    prompt_tokens: int = 9
    completion_tokens: int = 2
    cost_usd: float = 1.3e-05
    billed_usd: float = 1.3e-05
    latency_ms: int | None = 43
    error: str | None = None
    request_data: dict[str, Any] | None = None
    response_data: dict[str, Any] | None = None
    created_at: datetime

    @property
    def total_tokens(self) -> int:
        """Of prompt and completion together."""
        return self.prompt_tokens + self.completion_tokens


@dataclass(kw_only=True)
class Job:
    """A job; `settled_tokens` and `settled_usd` are what its last completion counted, tokens None before the first."""

    job_id: str
    team_id: str = "acme-corp"
    user_id: str | None = None
    job_type: str = "analysis"
    status: str = "PENDING"
    metadata: dict[str, Any] | None = field(default_factory=dict[str, Any])
    error_message: str | None = None
    organization_id: str | None = None
    credit_applied: bool = False
    model_groups_used: list[str] = field(default_factory=list[str])
    calls: list[ModelCall] = field(default_factory=list[ModelCall])
    settled_tokens: int | None = None
    settled_usd: float = 0.0
    created_at: datetime
    started_at: datetime | None = None
    completed_at: datetime | None = None


@dataclass(kw_only=True)
class Transaction:
    transaction_id: str
    team_id: str = "acme-corp"
    organization_id: str | None = "acme"
    job_id: str | None = None
    transaction_type: str = "allocation"
    credits_amount: int = 1
    credits_before: int = 0
    credits_after: int = 1
    reason: str | None = None
    created_at: datetime


@dataclass(kw_only=True)
class User:
    """An administrator; `role` is owner, admin or user."""

    user_id: str
    email: str = "o@example.com"
    display_name: str = "Owner"
    password: str = field(default="password", repr=False)
    role: str = "owner"
    is_active: bool = True
    metadata: dict[str, Any] = field(default_factory=dict[str, Any])
    created_by: str | None = None
    last_login: datetime | None = None
    created_at: datetime


@dataclass(kw_only=True)
class Session:
    """One login."""

    user_id: str
    expires_at: datetime
    revoked: bool = False


@dataclass(kw_only=True)
class AuditEntry:
    audit_id: str
    user_id: str
    action: str
    resource_id: str
    details: dict[str, Any]
    created_at: datetime
