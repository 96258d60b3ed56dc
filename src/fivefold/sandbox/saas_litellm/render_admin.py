"""What administrators keep, as responses show it, field by field in the service's order. Pure: no I/O."""

from __future__ import annotations

from typing import Any

from fivefold.sandbox.saas_litellm.records import (
    AccessGroup,
    AuditEntry,
    Credential,
    Model,
    ModelGroup,
    Organization,
    Team,
    User,
)
from fivefold.sandbox.saas_litellm.world import SaasWorld

__all__ = [
    "access_group",
    "audit_entry",
    "credential",
    "group_models",
    "model",
    "model_group",
    "organization",
    "team",
    "user",
]

Json = dict[str, Any]


def organization(world: SaasWorld, record: Organization) -> Json:
    """OrganizationResponse."""
    return {
        "organization_id": record.organization_id,
        "name": record.name,
        "status": record.status,
        "metadata": record.metadata,
        "created_at": world.naive(record.created_at),
        "updated_at": world.naive(record.updated_at),
        "default_team": None,
    }


def team(world: SaasWorld, record: Team) -> Json:
    """A team in the list of all teams, with its key."""
    return {
        "team_id": record.team_id,
        "organization_id": record.organization_id,
        "credits_allocated": record.credits_allocated,
        "credits_remaining": record.credits_remaining,
        "credits_used": record.credits_used,
        "access_groups": record.access_groups,
        "virtual_key": record.virtual_key,
        "budget_mode": record.budget_mode,
        "credits_per_dollar": record.credits_per_dollar,
        "status": record.status,
        "created_at": world.naive(record.created_at),
    }


def model(world: SaasWorld, record: Model) -> Json:
    """ModelResponse."""
    return {
        "model_alias": record.model_alias,
        "display_name": record.display_name,
        "provider": record.provider,
        "actual_model": record.actual_model,
        "litellm_model_id": None,
        "access_groups": world.state.groups_of(record.model_alias),
        "description": record.description,
        "pricing_input": record.pricing_input,
        "pricing_output": record.pricing_output,
        "status": record.status,
        "teams_using": None,
        "created_at": world.naive(record.created_at),
        "updated_at": world.naive(record.updated_at),
    }


def access_group(world: SaasWorld, record: AccessGroup) -> Json:
    """AccessGroupResponse."""
    models = [world.state.models[alias] for alias in record.model_aliases if alias in world.state.models]
    return {
        "group_name": record.group_name,
        "display_name": record.display_name,
        "description": record.description,
        "status": record.status,
        "model_aliases": [
            {
                "model_alias": one.model_alias,
                "display_name": one.display_name,
                "provider": one.provider,
                "actual_model": one.actual_model,
            }
            for one in models
        ],
        "teams_using": world.state.teams_with(record.group_name) or None,
        "created_at": world.naive(record.created_at),
        "updated_at": world.naive(record.updated_at),
    }


def group_models(world: SaasWorld, record: ModelGroup) -> list[Json]:
    """The models of a group, by priority."""
    return [
        {
            "id": one.id,
            "model_group_id": record.model_group_id,
            "model_name": one.model_name,
            "priority": one.priority,
            "is_active": True,
            "created_at": world.naive(one.created_at),
        }
        for one in sorted(record.models, key=lambda one: one.priority)
    ]


def model_group(world: SaasWorld, record: ModelGroup) -> Json:
    """ModelGroupResponse."""
    return {
        "model_group_id": record.model_group_id,
        "group_name": record.group_name,
        "display_name": record.display_name,
        "description": record.description,
        "status": record.status,
        "models": group_models(world, record),
    }


def credential(world: SaasWorld, record: Credential, *, with_key: bool = False) -> Json:
    """ProviderCredentialResponse, with the provider's key when somebody asks for it."""
    shown: Json = {
        "credential_id": record.credential_id,
        "organization_id": record.organization_id,
        "provider": record.provider,
        "credential_name": record.credential_name,
        "api_base": record.api_base,
        "is_active": record.is_active,
        "created_at": world.naive(record.created_at),
        "updated_at": world.naive(record.updated_at),
        "has_api_key": True,
    }
    return {**shown, "api_key": record.api_key} if with_key else shown


def user(world: SaasWorld, record: User) -> Json:
    """UserResponse."""
    return {
        "user_id": record.user_id,
        "email": record.email,
        "display_name": record.display_name,
        "role": record.role,
        "is_active": record.is_active,
        "created_at": world.zoned(record.created_at),
        "created_by": record.created_by,
        "last_login": world.zoned(record.last_login),
        "metadata": record.metadata,
    }


def audit_entry(world: SaasWorld, record: AuditEntry) -> Json:
    """AuditLogResponse."""
    return {
        "audit_id": record.audit_id,
        "user_id": record.user_id,
        "action": record.action,
        "resource_type": "admin_user",
        "resource_id": record.resource_id,
        "details": record.details,
        "ip_address": "127.0.0.1",
        "created_at": world.zoned(record.created_at),
    }
