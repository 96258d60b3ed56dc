"""The operations of SaaS LiteLLM, in routing order, which is the real server's."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from starlette.datastructures import Headers

from fivefold.sandbox._checks import REQUIRED, Check, Field, Schema, text
from fivefold.sandbox._fastapi import Operation
from fivefold.sandbox._reading import Call
from fivefold.sandbox.saas_litellm import bodies, bodies_admin
from fivefold.sandbox.saas_litellm import routes_accounts as accounts
from fivefold.sandbox.saas_litellm import routes_calls as calls
from fivefold.sandbox.saas_litellm import routes_credentials as credentials
from fivefold.sandbox.saas_litellm import routes_credits as credits
from fivefold.sandbox.saas_litellm import routes_groups as groups
from fivefold.sandbox.saas_litellm import routes_jobs as jobs
from fivefold.sandbox.saas_litellm import routes_models as models
from fivefold.sandbox.saas_litellm import routes_organizations as organizations
from fivefold.sandbox.saas_litellm import routes_oversight as oversight
from fivefold.sandbox.saas_litellm import routes_teams as teams
from fivefold.sandbox.saas_litellm import routes_users as users
from fivefold.sandbox.saas_litellm.guards import require_admin, require_login, require_manager, require_team
from fivefold.sandbox.saas_litellm.world import SaasWorld

__all__ = ["OPERATIONS"]

_PARAMETER = re.compile(r"\{(\w+)\}")
_QUESTIONS = ("check_credits",)
"""The only operations beside the reads that change nothing."""

_NOTHING: Mapping[str, Field] = {}

Row = Operation[SaasWorld]
Guard = Callable[[SaasWorld, Headers], Any]


def check_health(world: SaasWorld, call: Call) -> Any:
    return {"status": "healthy", "service": "saas-llm-api"}


def _row(
    method: str,
    path: str,
    run: Callable[[SaasWorld, Call], Any],
    guard: Guard | None = None,
    *,
    query: Schema = _NOTHING,
    body: Schema | Check | None = None,
) -> Row:
    """An operation named like the function that runs it; all parameters in paths are texts."""
    return Operation(
        name=run.__name__,
        method=method,
        path=path,
        run=run,
        guard=guard,
        path_fields={name: Field(text(), REQUIRED) for name in _PARAMETER.findall(path)},
        query=query,
        body=body,
        effect=method != "GET" and run.__name__ not in _QUESTIONS,
    )


_USERS = "/api/admin-users"
_ORGS = "/api/organizations"
_GROUPS = "/api/model-groups"
_TEAMS = "/api/teams"
_CREDITS = "/api/credits/teams/{team_id}"
_MODELS = "/api/models"
_ACCESS = "/api/model-access-groups"
_KEYS = "/api/provider-credentials"
_JOBS = "/api/jobs"

_USER_ROWS: Sequence[Row] = (
    _row("GET", f"{_USERS}/setup/status", users.get_setup_status),
    _row("POST", f"{_USERS}/setup", users.create_owner, body=bodies_admin.SETUP),
    _row("POST", f"{_USERS}/login", users.login, body=bodies_admin.LOGIN),
    _row("POST", f"{_USERS}/logout", users.logout, require_login),
    _row("GET", f"{_USERS}/me", users.get_current_admin, require_login),
    _row("GET", _USERS, users.list_admin_users, require_manager),
    _row("POST", _USERS, users.create_admin_user, require_manager, body=bodies_admin.USER_CREATE),
    _row("PUT", f"{_USERS}/{{user_id}}", users.update_admin_user, require_manager, body=bodies_admin.USER_UPDATE),
    _row("DELETE", f"{_USERS}/{{user_id}}", users.delete_admin_user, require_manager),
    _row(
        "POST", f"{_USERS}/me/change-password", users.change_password, require_login, body=bodies_admin.PASSWORD_CHANGE
    ),
    _row("GET", f"{_USERS}/audit-logs", users.get_audit_logs, require_manager, query=bodies_admin.AUDIT_QUERY),
)

_TENANT_ROWS: Sequence[Row] = (
    _row("GET", _ORGS, organizations.list_organizations),
    _row("POST", f"{_ORGS}/create", organizations.create_organization, body=bodies_admin.ORGANIZATION_CREATE),
    _row("GET", f"{_ORGS}/{{organization_id}}", organizations.get_organization),
    _row("GET", f"{_ORGS}/{{organization_id}}/teams", organizations.list_organization_teams),
    _row(
        "GET",
        f"{_ORGS}/{{organization_id}}/usage",
        organizations.get_organization_usage,
        query=bodies.PERIOD_QUERY,
    ),
    _row("POST", f"{_GROUPS}/create", groups.create_model_group, require_admin, body=bodies_admin.MODEL_GROUP_CREATE),
    _row("GET", _GROUPS, groups.list_model_groups, require_admin),
    _row("GET", f"{_GROUPS}/{{group_name}}", groups.get_model_group),
    _row("DELETE", f"{_GROUPS}/{{group_name}}", groups.delete_model_group, require_admin),
    _row(
        "PUT",
        f"{_GROUPS}/{{group_name}}/models",
        groups.set_model_group_models,
        require_admin,
        body=bodies_admin.GROUP_MODELS,
    ),
    _row(
        "GET",
        f"{_GROUPS}/{{group_name}}/resolve",
        calls.resolve_model_group,
        require_team,
        query=bodies.RESOLVE_QUERY,
    ),
    _row("GET", _TEAMS, teams.list_teams),
    _row("POST", f"{_TEAMS}/create", teams.create_team, body=bodies_admin.TEAM_CREATE),
    _row("GET", f"{_TEAMS}/{{team_id}}", teams.get_team),
    _row("PUT", f"{_TEAMS}/{{team_id}}", teams.update_team, body=bodies_admin.TEAM_UPDATE),
    _row("DELETE", f"{_TEAMS}/{{team_id}}", teams.delete_team),
    _row("PUT", f"{_TEAMS}/{{team_id}}/access-groups", teams.set_team_access_groups, body=bodies_admin.TEAM_GROUPS),
    _row("PUT", f"{_TEAMS}/{{team_id}}/suspend", teams.suspend_team),
    _row("PUT", f"{_TEAMS}/{{team_id}}/resume", teams.resume_team),
)

_CREDIT_ROWS: Sequence[Row] = (
    _row("GET", f"{_CREDITS}/balance", accounts.get_balance, require_team),
    _row("POST", f"{_CREDITS}/add", credits.add_credits, require_admin, body=bodies_admin.ADD_CREDITS),
    _row("GET", f"{_CREDITS}/transactions", accounts.list_transactions, require_team, query=bodies.TRANSACTION_QUERY),
    _row("POST", f"{_CREDITS}/check", accounts.check_credits, require_team, query=bodies.CHECK_QUERY),
    _row(
        "PATCH",
        f"{_CREDITS}/conversion-rates",
        credits.update_conversion_rates,
        require_admin,
        body=bodies_admin.CONVERSION_RATES,
    ),
    _row("GET", f"{_CREDITS}/conversion-rates", credits.get_conversion_rates, require_admin),
    _row("POST", f"{_CREDITS}/replenish", credits.replenish_credits, require_admin, body=bodies_admin.REPLENISH),
    _row(
        "POST",
        f"{_CREDITS}/configure-auto-refill",
        credits.configure_auto_refill,
        require_admin,
        body=bodies_admin.AUTO_REFILL,
    ),
    _row("PATCH", f"{_CREDITS}/budget-mode", credits.set_budget_mode, require_admin, body=bodies_admin.BUDGET_MODE),
    _row("GET", "/api/stats/dashboard", organizations.get_dashboard_stats),
)

_MODEL_ROWS: Sequence[Row] = (
    _row("POST", f"{_MODELS}/create", models.create_model, body=bodies_admin.MODEL_CREATE),
    _row("GET", _MODELS, models.list_models, query=bodies_admin.MODEL_QUERY),
    _row("GET", f"{_MODELS}/{{alias}}", models.get_model),
    _row("PUT", f"{_MODELS}/{{alias}}", models.update_model, body=bodies_admin.MODEL_UPDATE),
    _row("DELETE", f"{_MODELS}/{{alias}}", models.delete_model),
    _row("POST", f"{_ACCESS}/create", models.create_access_group, body=bodies_admin.ACCESS_GROUP_CREATE),
    _row("GET", _ACCESS, models.list_access_groups, query=bodies_admin.STATUS_QUERY),
    _row("GET", f"{_ACCESS}/{{group_name}}", models.get_access_group),
    _row("PUT", f"{_ACCESS}/{{group_name}}", models.update_access_group, body=bodies_admin.ACCESS_GROUP_UPDATE),
    _row("DELETE", f"{_ACCESS}/{{group_name}}", models.delete_access_group),
    _row(
        "PUT",
        f"{_ACCESS}/{{group_name}}/models",
        models.set_access_group_models,
        body=bodies_admin.ACCESS_GROUP_MODELS,
    ),
)

_OVERSIGHT_ROWS: Sequence[Row] = (
    _row(
        "GET",
        f"{_JOBS}/teams/{{team_id}}",
        oversight.list_team_jobs,
        require_admin,
        query=bodies_admin.ADMIN_JOB_QUERY,
    ),
    _row("GET", f"{_JOBS}/teams/{{team_id}}/{{job_id}}", oversight.get_team_job, require_admin),
    _row(
        "GET",
        f"{_JOBS}/organizations/{{organization_id}}/stats",
        oversight.get_organization_stats,
        require_admin,
        query=bodies_admin.DATE_QUERY,
    ),
    _row(
        "GET",
        f"{_JOBS}/organizations/{{organization_id}}/analytics",
        oversight.get_organization_analytics,
        require_admin,
        query=bodies_admin.DATE_QUERY,
    ),
)

_KEY_ROWS: Sequence[Row] = (
    _row("GET", _KEYS, credentials.list_provider_credentials, query=bodies_admin.CREDENTIAL_QUERY),
    _row("POST", f"{_KEYS}/create", credentials.create_provider_credential, body=bodies_admin.CREDENTIAL_CREATE),
    _row(
        "GET",
        f"{_KEYS}/{{credential_id}}",
        credentials.get_provider_credential,
        query=bodies_admin.INCLUDE_KEY_QUERY,
    ),
    _row(
        "PUT",
        f"{_KEYS}/{{credential_id}}",
        credentials.update_provider_credential,
        body=bodies_admin.CREDENTIAL_UPDATE,
    ),
    _row("DELETE", f"{_KEYS}/{{credential_id}}", credentials.delete_provider_credential),
    _row(
        "GET",
        f"{_KEYS}/organization/{{organization_id}}",
        credentials.list_organization_credentials,
        query=bodies_admin.ORGANIZATION_CREDENTIAL_QUERY,
    ),
    _row(
        "GET",
        f"{_KEYS}/organization/{{organization_id}}/provider/{{provider}}",
        credentials.get_active_credential,
        query=bodies_admin.INCLUDE_KEY_QUERY,
    ),
    _row("PUT", f"{_KEYS}/{{credential_id}}/deactivate", credentials.deactivate_provider_credential),
    _row("PUT", f"{_KEYS}/{{credential_id}}/activate", credentials.activate_provider_credential),
)

_JOB_ROWS: Sequence[Row] = (
    _row("GET", "/health", check_health),
    _row("POST", f"{_JOBS}/create", jobs.create_job, require_team, body=bodies.JOB_CREATE),
    _row("POST", f"{_JOBS}/{{job_id}}/llm-call", calls.make_llm_call, require_team, body=bodies.LLM_CALL),
    _row("POST", f"{_JOBS}/{{job_id}}/llm-call-stream", calls.stream_llm_call, require_team, body=bodies.LLM_CALL),
    _row("POST", f"{_JOBS}/create-and-call", calls.create_and_call, require_team, body=bodies.SINGLE_CALL),
    _row(
        "POST",
        f"{_JOBS}/create-and-call-stream",
        calls.stream_create_and_call,
        require_team,
        body=bodies.SINGLE_CALL,
    ),
    _row("POST", f"{_JOBS}/{{job_id}}/complete", jobs.complete_job, require_team, body=bodies.JOB_COMPLETE),
    _row("GET", f"{_JOBS}/{{job_id}}", jobs.get_job, require_team),
    _row("PATCH", f"{_JOBS}/{{job_id}}/metadata", jobs.update_job_metadata, require_team, body=bodies.METADATA),
    _row("GET", f"{_JOBS}/{{job_id}}/costs", jobs.get_job_costs, require_team),
    _row("GET", f"{_TEAMS}/{{team_id}}/usage", accounts.get_usage, require_team, query=bodies.PERIOD_QUERY),
    _row("GET", f"{_TEAMS}/{{team_id}}/jobs", jobs.list_jobs, require_team, query=bodies.JOB_QUERY),
)

OPERATIONS: Sequence[Row] = (
    *_USER_ROWS,
    *_TENANT_ROWS,
    *_CREDIT_ROWS,
    *_MODEL_ROWS,
    *_OVERSIGHT_ROWS,
    *_KEY_ROWS,
    *_JOB_ROWS,
)
